import type { Chosen, HiddenField } from './choice-model.ts'

export interface Tick {
  readonly value: string
  readonly text: string
}

/** View booking/wish. */
export interface WishModel {
  readonly back: string
  readonly soFar: readonly Chosen[]
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly weekdays: readonly Tick[]
  readonly parts: readonly Tick[]
}

/** View booking/wished. */
export interface WishedModel {
  readonly timesHref: string
}
