import type { Translate } from '../i18n/translate.ts'
import type { Appointment } from './agenda.ts'
import { type Place, placed, type Writing, type Written } from './entry.ts'

/** Two lines of text and the border, in pixels. */
const tallEnough = 44
/** Nobody waits longer: the patient went, and nobody ticked it. In seconds. */
const longestWait = 43_200

/** An appointment of the day in words: self-booked ones for ever with their mark (F68, P22). */
export function appointmentEntry(what: Appointment, place: Place, writing: Writing): Written {
  const { t, format, rowHeight } = writing
  const own = what.selfBooked ? 'own ' : ''
  const time = format.time(what.startsAt)
  const tall = !place.more && place.rows.n * rowHeight >= tallEnough
  const name = nameOf(what, tall && place.lane === '', t)
  const state = [
    ...stateOf(what, writing),
    ...(place.crossed && !place.more ? [t('agenda.overlaps')] : []),
  ].join(', ')
  const said = [name, what.typeName, state, what.selfBooked ? t('agenda.online') : ''].filter(Boolean)
  return placed(place, `ap k${what.colour} ${own}${stateClass(what)}`, (classes) => ({
    kind: 'appointment',
    classes,
    id: what.id,
    time,
    name,
    type: what.typeName,
    state,
    online: what.selfBooked,
    tall,
    more: place.more,
    title: `${time} ${said.join(', ')}`,
  }))
}

function nameOf({ people, typeName }: Appointment, wide: boolean, t: Translate): string {
  const [first] = people
  if (!first) return typeName
  if (people.length > 1) return t('agenda.people', { count: people.length })
  if (first.protected) return t('agenda.protected')
  return wide
    ? `${first.firstName} ${first.lastName}`
    : `${initialOf(first.firstName)} ${first.lastName}`.trim()
}

/** "S." where there is no room for the whole first name. */
function initialOf(firstName: string): string {
  const [letter] = firstName
  return letter === undefined ? '' : `${letter}.`
}

function stateOf({ status, since, cannotCome }: Appointment, { t, format, now }: Writing): readonly string[] {
  switch (status) {
    case 'booked':
      return cannotCome ? [t('agenda.state.cannotCome')] : []
    case 'confirmed':
      return [cannotCome ? t('agenda.state.cannotCome') : t('agenda.state.confirmed')]
    case 'arrived':
      if (since === null || since > now || now - since > longestWait) return [t('agenda.state.arrived')]
      return [t('agenda.state.waits', { minutes: Math.floor((now - since) / 60) })]
    case 'in-treatment':
      return [
        since === null
          ? t('agenda.state.inTreatment')
          : t('agenda.state.inRoom', { time: format.time(since) }),
      ]
    case 'done':
    case 'departed':
      return [t('agenda.state.done')]
    case 'no-show':
      return [t('agenda.state.noShow')]
    case 'cancelled':
      return [t('agenda.state.cancelled')]
  }
}

function stateClass({ status }: Appointment): string {
  if (status === 'arrived') return 'wait '
  if (status === 'in-treatment') return 'busy '
  if (status === 'no-show') return 'past gone '
  return status === 'done' || status === 'departed' ? 'past ' : ''
}
