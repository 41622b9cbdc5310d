import { showPhone } from '../lib/phone.ts'
import { writeTo } from '../messages/letter.ts'
import { shown } from '../messages/shown.ts'
import { formatFor } from '../view/format.ts'
import type { Ctx } from '../web/env.ts'
import type { World } from '../web/world.ts'
import type { Opened } from './opened.routes.ts'
import type { Planned } from './staff-change.ts'

/** View appointments/_telling: whom a change would be told, and in which words. */
export interface Telling {
  readonly people: readonly Told[]
  /** A message can leave to somebody. */
  readonly sends: boolean
  readonly tell: boolean
}

interface Told {
  readonly to: string
  /** '' where nothing can be sent, or nothing may be shown. */
  readonly subject: string
  readonly lines: readonly string[]
  readonly language: string
  /** Why nothing can be sent; '' where it can. */
  readonly cannot: string
  /** That somebody phones instead. */
  readonly onList: string
}

/** Written by the very composer that writes it when it leaves; the secret link stands as `…`. */
export function tellingOf(
  c: Ctx,
  world: World,
  opened: Opened,
  planned: readonly Planned[],
  { tell, list }: { readonly tell: boolean; readonly list: 'moving.tell.onList' | 'moving.tell.onListIf' },
): Telling {
  const people = planned.map((each) =>
    each.reason === undefined ? sent(c, world, opened, each) : unsent(c, opened, each, list),
  )
  const sends = planned.some(({ reason }) => reason === undefined)
  return { people, sends, tell }
}

function sent(c: Ctx, world: World, opened: Opened, planned: Planned): Told {
  const { kind, channel, subject, dueAt, attendeeId } = planned
  const { t, format, now } = c.var
  const { language } = subject
  const hidden = opened.hidden.has(attendeeId)
  const desk = { keys: world.keys, render: world.render, words: formatFor, baseUrl: world.baseUrl }
  const when = dueAt <= now ? t('moving.tell.atOnce') : t('moving.tell.at', { time: format.time(dueAt) })
  const nothing = { subject: '', lines: [], language, cannot: '', onList: '' }
  if (hidden || channel === 'none') return { ...nothing, to: t('moving.tell.protected') }
  const written = writeTo(desk, { id: 0, kind, channel }, subject, opened.practice, now)
  const { to, subject: heading, text } = shown(written, opened.practice.country)
  const lines = text.trimEnd().split('\n')
  return { ...nothing, to: t('moving.tell.to', { to, when }), subject: heading, lines }
}

function unsent(
  c: Ctx,
  opened: Opened,
  { reason, attendeeId, kind }: Planned,
  list: 'moving.tell.onList' | 'moving.tell.onListIf',
): Told {
  const { t } = c.var
  const name = opened.names.get(attendeeId) ?? ''
  const person = opened.details.attendees.find(({ id }) => id === attendeeId)
  const visible = person?.phone && !opened.hidden.has(attendeeId)
  const phone =
    visible && person.phone
      ? showPhone(person.phone.value, opened.practice.country)
      : t('moving.tell.noPhone')
  const why = reason === undefined ? '' : t(`messages.reason.${reason}`)
  return {
    to: '',
    subject: '',
    lines: [],
    language: '',
    cannot: t('moving.tell.cannot', { name, reason: `${why.charAt(0).toLowerCase()}${why.slice(1)}` }),
    onList: kind === 'confirmation' ? '' : t(list, { name, phone }),
  }
}
