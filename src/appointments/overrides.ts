import type { Obstacle } from '../availability/desk.ts'
import { isHard } from '../availability/desk.ts'
import type { Reason } from '../availability/model.ts'
import type { Translate } from '../i18n/translate.ts'
import { type EpochSeconds, today } from '../lib/calendar.ts'
import type { CardFacts } from '../patients/card.ts'
import { isOfAge } from '../types/age.ts'
import type { Format } from '../view/format.ts'
import type { DeskStock, JudgedWish } from './desk-facts.ts'

/** Something that a booking passes over. */
export interface Line {
  /** The same as long as it is the same thing: the form says with it what has been shown. */
  readonly key: string
  readonly text: string
  /** The appointment that is in the way; '' for none. */
  readonly href: string
}

export interface Overrides {
  /** Taken: only on purpose (rule 18). */
  readonly taken: readonly Line[]
  /** To be said before it is done. */
  readonly said: readonly Line[]
  /** What would only keep a patient from booking it: told, and nothing more. */
  readonly quiet: readonly string[]
}

interface Writing {
  readonly t: Translate
  readonly format: Pick<Format, 'time' | 'timeRange' | 'longDay'>
  readonly now: EpochSeconds
}

/** What of the patient matters; null: nobody is chosen, or the card is shut. */
export type Guest = Pick<CardFacts, 'birthDate' | 'status' | 'excludedOnline'>

/** Everything that a booking by staff passes over, in words. */
export function overridesOf(
  judged: JudgedWish,
  stock: DeskStock,
  guest: Guest | null,
  writing: Writing,
): Overrides {
  const { obstacles, unmet } = judged.time
  const lines = obstacles.map((each) => ({ each, line: obstacleLine(each, judged, stock, writing) }))
  const of = (hard: boolean) => lines.filter(({ each }) => isHard(each) === hard).map(({ line }) => line)
  return {
    taken: of(true),
    said: [
      ...of(false),
      ...unmet.map((need) =>
        plain(`need${need}`, writing.t('desk.over.need', { place: judged.location.name })),
      ),
      ...ruleLines(judged, stock, writing),
      ...guestLines(judged, guest, writing),
    ],
    quiet: quietLines(judged, guest, writing),
  }
}

function plain(key: string, text: string): Line {
  return { key, text, href: '' }
}

function obstacleLine(each: Obstacle, judged: JudgedWish, stock: DeskStock, { t, format }: Writing): Line {
  const { by, id, resourceId } = each
  const { calendar, type } = judged.wish
  const who =
    resourceId === calendar.resourceId
      ? calendar.publicName
      : (stock.rooms.find((room) => room.id === resourceId)?.name ?? '')
  const full = by === 'appointment' && type.places > 1 && each.typeId === type.id
  const words = {
    who,
    times: format.timeRange(each.startsAt, each.endsAt),
    type: stock.types.find((known) => known.id === each.typeId)?.name ?? '',
    until: format.time(each.keptUntil ?? each.endsAt),
  }
  return {
    key: `${by}${id}.${resourceId}`,
    text: t(full ? 'desk.over.full' : `desk.over.${by}`, words),
    href: by === 'appointment' || by === 'buffer' ? `/staff/appointments/${id}` : '',
  }
}

function ruleLines(judged: JudgedWish, stock: DeskStock, writing: Writing): readonly Line[] {
  const { closure, reasons } = judged.rules
  const { t, format } = writing
  const { zone, startsAt } = judged.wish
  const day = format.longDay(zone.local(startsAt).date)
  const place = judged.location.name
  const closed = closure
    ? [
        plain(
          'closed',
          t(closure.locationId === null ? 'desk.over.closed' : 'desk.over.closedHere', { day, place }),
        ),
      ]
    : []
  const rest = reasons.flatMap((reason) => ruleLine(reason, judged, stock, writing))
  return [...closed, ...rest.filter(({ key }, index) => rest.findIndex((each) => each.key === key) === index)]
}

function ruleLine({ name }: Reason, judged: JudgedWish, stock: DeskStock, { t, format }: Writing): Line[] {
  const { type, calendar } = judged.wish
  const { block } = judged.rules
  const kindOf = (id: number | null | undefined) => stock.kinds.find((kind) => kind.id === id)?.name ?? ''
  const words = { type: type.name, name: calendar.publicName, block: kindOf(block?.kindId) }
  switch (name) {
    case 'past':
    case 'no-block':
    case 'type-not-in-calendar':
    case 'type-not-allowed':
      return [plain(name, t(`desk.over.${name}`, words))]
    case 'block-filter':
      return [plain(name, t('desk.over.block-filter', { ...words, own: kindOf(type.blockKindId) }))]
    case 'other-location': {
      const there = stock.locations.find(({ id }) => id === block?.locationId)?.name ?? ''
      return [plain(name, t('desk.over.other-location', { ...words, there }))]
    }
    case 'outside-block':
      return block
        ? [plain(name, t('desk.over.outside-block', { ...words, time: format.time(block.endsAt) }))]
        : []
    default:
      return []
  }
}

function guestLines({ wish }: JudgedWish, guest: Guest | null, { t, now }: Writing): readonly Line[] {
  const { type, zone } = wish
  const young =
    type.ageFrom !== null &&
    guest !== null &&
    guest.birthDate !== null &&
    !isOfAge(type, guest.birthDate, today(zone, now))
  return [
    ...(young ? [plain('age', t('desk.over.age', { type: type.name, age: type.ageFrom ?? 0 }))] : []),
    ...(guest?.status === 'deceased' ? [plain('deceased', t('desk.over.deceased'))] : []),
  ]
}

function quietLines({ rules, wish }: JudgedWish, guest: Guest | null, { t }: Writing): readonly string[] {
  const names = new Set(rules.reasons.map(({ name }) => name))
  return [
    ...(['lead-time', 'horizon', 'not-released'] as const)
      .filter((name) => names.has(name))
      .map((name) => t(`desk.quiet.${name}`)),
    ...(guest?.excludedOnline ? [t('desk.quiet.excluded')] : []),
    ...(wish.type.whoMayBook === 'both' ? [] : [t(`desk.quiet.${wish.type.whoMayBook}`)]),
  ]
}
