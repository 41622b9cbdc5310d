import { canDo } from '../appointments/visit.ts'
import { wasAskedToChoose } from '../messages/asked.queries.ts'
import type { World } from '../web/world.ts'
import type { Opened } from './open.ts'

type Asked = Pick<Opened, 'visit' | 'reader' | 'phone'>

/**
 * What its own page says of an appointment that the practice cannot keep (rule 35): to choose another time, or to phone where
 * that cannot be done online; '' where nothing was asked.
 */
export function askedWords(world: World, asked: Asked, now: number): string {
  const open = canDo(asked.visit, 'rebook', now) === 'open'
  return open && isAsked(world, asked) ? asked.reader.t('visit.asked') : askedByPhone(world, asked)
}

/** The same where nothing can be chosen online; '' where nothing was asked. */
export function askedByPhone(world: World, asked: Asked): string {
  if (!isAsked(world, asked)) return ''
  const { phone, reader } = asked
  const by = phone === '' ? 'emails.propose.noPhone' : 'emails.propose.phone'
  return `${reader.t('visit.asked.off')} ${reader.t(by, { phone })}`
}

function isAsked({ db }: World, { visit }: Asked): boolean {
  return wasAskedToChoose(db, visit.attendeeId)
}
