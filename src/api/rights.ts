/** What software may do, each ticked on its own (O6). */
export const rights = ['appointments:read', 'patients:names', 'messages:send', 'webhooks'] as const
export type Right = (typeof rights)[number]

/** What a right is called in catalogues and forms. */
export const rightWords = {
  'appointments:read': 'readAppointments',
  'patients:names': 'readNames',
  'messages:send': 'sendMessages',
  webhooks: 'beTold',
} as const satisfies Readonly<Record<Right, string>>

export function isRight(text: unknown): text is Right {
  return rights.some((right) => right === text)
}

/** Software that holds a token. */
export interface Client {
  readonly id: number
  readonly name: string
  /** How the token begins. */
  readonly tokenStart: string
  readonly rights: readonly Right[]
  readonly createdAt: number
  /** To the minute; null: never. */
  readonly usedAt: number | null
  readonly revokedAt: number | null
  /** From then on the token opens nothing; null: it does not end. */
  readonly expiresAt: number | null
  readonly version: number
}

/** Whether its access has ended by itself. */
export function isOver({ expiresAt }: Pick<Client, 'expiresAt'>, now: number): boolean {
  return expiresAt !== null && expiresAt <= now
}
