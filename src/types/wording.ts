import type { Texts } from '../practice/texts.ts'

/** The channels whose messages the practice may put words around. */
export const wordedChannels = ['email', 'sms'] as const
export type WordedChannel = (typeof wordedChannels)[number]

/** What the practice says before and after the messages of one kind by one channel (O30). */
export interface Wording {
  readonly kind: string
  readonly channel: WordedChannel
  readonly before: Texts
  readonly after: Texts
  /** 0: nothing was saved yet. */
  readonly rowVersion: number
}
