import type { Country } from '../lib/phone.ts'
import { showPhone, telHref } from '../lib/phone.ts'
import { deedWords, type Writing } from './choose.ts'
import { refusalWords } from './handover.ts'
import {
  byUrgency,
  type HandoverHead,
  type HandoverItem,
  isOpenStage,
  type Stage,
  stageOf,
} from './progress.ts'

const tones: Readonly<Record<Stage, string>> = {
  refused: ' err',
  'to-phone': ' err',
  'not-told': '',
  waiting: ' warn',
  phoned: ' ok',
  told: ' ok',
  settled: ' ok',
}

/** View handover/progress. */
export function progressModel(
  head: HandoverHead,
  items: readonly HandoverItem[],
  country: Country,
  writing: Writing,
) {
  const { format } = writing
  const staged = items.map((item) => ({ item, stage: stageOf(item, head.deed) }))
  return {
    title: deedWords(head, writing),
    made: [format.stamp(head.at), head.by].filter(Boolean).join(', '),
    open: staged.filter(({ stage }) => isOpenStage(stage)).length,
    rows: staged
      .toSorted((one, other) => byUrgency(one.stage, other.stage))
      .map(({ item, stage }) => rowOf(item, stage, country, writing)),
  }
}

function rowOf(item: HandoverItem, stage: Stage, country: Country, { t, format }: Writing) {
  const { message, call } = item
  const time = format.time(message?.dueAt ?? 0)
  return {
    href: `/staff/appointments/${item.appointmentId}`,
    when: `${format.longDate(item.startsAt)} ${format.time(item.startsAt)}`,
    was: item.startsAt === item.wasAt ? '' : `${format.shortDate(item.wasAt)} ${format.time(item.wasAt)}`,
    who: item.protected ? t('appointments.protected.title') : item.name,
    chip: { text: t(`handover.stage.${stage}`, { time }), tone: tones[stage] },
    why: stage === 'refused' ? refusalWords(item.refused ?? '', t) : '',
    phone:
      stage === 'to-phone' && call?.phone && !item.protected
        ? { shown: showPhone(call.phone, country), href: telHref(call.phone) }
        : undefined,
    callHref: stage === 'to-phone' && call ? `/staff/follow-up/calls#f${call.id}` : '',
    tries: stage === 'to-phone' && call && call.tries > 0 ? t('handover.tries', { count: call.tries }) : '',
  }
}
