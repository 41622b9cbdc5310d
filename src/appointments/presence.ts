import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { deskAddress } from './draft.ts'

/** Who comes to an appointment, and whether they take part (O18). */
export interface TakingPart {
  readonly id: number
  readonly version: number
  readonly typeId: number
  readonly calendarId: number
  readonly cancelled: boolean
  readonly startsAt: EpochSeconds
  readonly places: number
  readonly people: readonly { readonly id: number; readonly patientId: number; readonly present: boolean }[]
}

/**
 * Views appointments/_people and _actions: who takes part, where there can be several or somebody does not; who else can be added
 * (rule 10), and the way to the next appointment of each.
 * @param names of the people, by their ids, as far as they may be shown
 */
export function peopleModel(
  whole: TakingPart,
  names: ReadonlyMap<number, string>,
  now: EpochSeconds,
  t: Translate,
) {
  const { id, version, people, places, cancelled, startsAt, typeId, calendarId } = whole
  const several = places > 1 || people.length > 1 || people.some(({ present }) => !present)
  const full = people.length >= places
  const open = !cancelled && startsAt > now - 86_400
  const again = (patientId: number): string =>
    `${deskAddress}?patient=${patientId}&practitioner=${calendarId}&type=${typeId}`
  const listed = several && !cancelled
  return {
    version,
    list: (listed ? people : []).map((each) => ({
      ...personLine(id, each, names.get(each.id) ?? '', t),
      again: again(each.patientId),
    })),
    addHref: places > 1 && open && !full ? `${deskAddress}?session=${id}` : '',
    full: places > 1 && open && full ? t('desk.add.full', { places }) : '',
    again: (listed ? [] : people).map(({ id: person, patientId }) => ({
      href: again(patientId),
      name: people.length > 1 ? (names.get(person) ?? '') : '',
    })),
  }
}

function personLine(whole: number, person: TakingPart['people'][number], name: string, t: Translate) {
  const { id, present } = person
  return {
    name,
    action: `/staff/appointments/${whole}/people/${id}`,
    chip: present ? { text: t('desk.present'), tone: ' ok' } : { text: t('desk.present.no'), tone: ' warn' },
    value: present ? 'no' : 'yes',
    act: t(present ? 'desk.present.set.no' : 'desk.present.set.yes'),
  }
}

const saids = ['texts', 'texts-already', 'absent', 'added', 'present', 'changed'] as const

/** What has just been done, by the word in the address. */
export function saidOf(word: string, t: Translate): string {
  const said = saids.find((each) => each === word)
  return said === undefined ? '' : t(`desk.said.${said}`)
}
