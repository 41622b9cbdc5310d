/** A passkey as its owner sees it. */
export interface Passkey {
  readonly id: number
  readonly name: string
  readonly createdAt: number
  readonly usedAt: number | null
}
