import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'

/** What came in online, as the practice asks for it; one thing may be of two kinds, as a check-up that was moved. */
export const categories = ['all', 'new', 'rebooked', 'cancelled', 'planned', 'recall'] as const
export type Category = (typeof categories)[number]
export const seenStates = ['all', 'no', 'yes'] as const
export type SeenState = (typeof seenStates)[number]

/** What of the list is shown. */
export interface Filter {
  readonly category: Category
  readonly seen: SeenState
  /** Of everybody's, one's own, or one calendar's. */
  readonly whose: 'all' | 'own' | number
  /** Only what came in before this entry; undefined: from the newest on. */
  readonly before: number | undefined
}

/** Whoever has a calendar of their own as a practitioner begins with it; the desk with everybody's. */
export function firstFilter(role: string, hasOwn: boolean): Filter {
  const whose = role === 'practitioner' && hasOwn ? 'own' : 'all'
  return { category: 'all', seen: 'all', whose, before: undefined }
}

/** Reads an address or a form; anything that means nothing is as at first. */
export function readFilter(text: (name: string) => string, first: Filter, hasOwn: boolean): Filter {
  const whose = text('practitioner')
  return {
    category: categories.find((each) => each === text('category')) ?? first.category,
    seen: seenStates.find((each) => each === text('seen')) ?? first.seen,
    whose: idIn(whose) ?? (whose === 'all' ? 'all' : whose === 'own' && hasOwn ? 'own' : first.whose),
    before: idIn(text('before')),
  }
}

export function idIn(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined
}

/** The filter as it travels; what is as at first is left out. */
export function parametersOf(filter: Filter, first: Filter): Readonly<Record<string, string>> {
  const { category, seen, whose, before } = filter
  return {
    ...(category === first.category ? {} : { category }),
    ...(seen === first.seen ? {} : { seen }),
    ...(whose === first.whose ? {} : { practitioner: String(whose) }),
    ...(before === undefined ? {} : { before: String(before) }),
  }
}

/** One thing that a patient did online, with what has become of it since. */
export interface Entry {
  readonly id: number
  readonly at: EpochSeconds
  readonly what: 'booked' | 'moved' | 'cancelled'
  readonly origin: 'web' | 'planned' | 'recall'
  readonly fromStartsAt: EpochSeconds | null
  readonly toStartsAt: EpochSeconds | null
  /** Where the patient has a place now: of a session perhaps another one. */
  readonly appointmentId: number
  readonly startsAt: EpochSeconds
  readonly cancelled: boolean
  readonly typeName: string
  readonly practitioner: string
  readonly location: string
  readonly patient:
    | {
        readonly id: number
        readonly name: string
        readonly birthDate: IsoDate | null
        readonly protected: boolean
      }
    | undefined
  readonly manyBookings: boolean
  /** What the patient answered to "have you been here before?"; null: it was not asked. */
  readonly known: 'new' | 'known' | null
  /** Whether the patient wrote something. */
  readonly wrote: boolean
  readonly seen: { readonly at: EpochSeconds; readonly by: string } | undefined
}

/** The kinds that an entry is listed under, besides all. */
export function categoriesOf({ what, origin }: Pick<Entry, 'what' | 'origin'>): readonly Category[] {
  const deed = { booked: 'new', moved: 'rebooked', cancelled: 'cancelled' } as const
  if (origin === 'web') return [deed[what]]
  return what === 'booked' ? [origin] : [deed[what], origin]
}
