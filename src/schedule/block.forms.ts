import * as v from 'valibot'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { parseClock } from '../practice/clock.ts'
import { check, complaint, oneOf, together, typedIn } from '../practice/fields.forms.ts'
import { type BlockValue, blockInTheWay, type Offered, type Stretch } from './block.ts'
import { timesOf } from './block-page.ts'
import type { Choice } from './schedule.ts'

/** One block of a date; `others` are the date's other blocks. */
export function parseDatedBlock(
  form: Fields,
  offered: Offered,
  others: readonly Stretch[],
): Checked<BlockValue> {
  const block = parseBlock(form, offered)
  return block.ok ? withoutOverlap(block.value, [block.value], others) : block
}

export interface TemplateBlockForm extends BlockValue {
  readonly weekdays: readonly number[]
}

/** A block of one or several weekdays; `others` are the week's other blocks. */
export function parseWeekBlock(
  form: Fields,
  offered: Offered,
  others: readonly Stretch[],
): Checked<TemplateBlockForm> {
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => form.list('weekday').includes(String(day)))
  const none: readonly Problem[] =
    weekdays.length > 0 ? [] : [{ field: 'weekday', key: 'schedule.error.weekday' }]
  const block = together(parseBlock(form, offered), { ok: true, value: { weekdays } }, none)
  if (!block.ok) return block
  const stretches = weekdays.map((weekday) => ({ ...block.value, weekday }))
  return withoutOverlap(block.value, stretches, others)
}

/** What may change at once on every level (rule 11): web yes, no or as above, and the types allowed. */
export function parseChoice(form: Fields, types: readonly number[]): Checked<Choice> {
  const chosen = check(v.object(choiceFields), typedIn(form, choiceFields))
  const listed = types.filter((id) => form.list('type').includes(String(id)))
  const nothing: readonly Problem[] =
    form.text('mode') === 'listed' && listed.length === 0
      ? [{ field: 'mode', key: 'settings.error.types' }]
      : []
  const whole = together(chosen, { ok: true, value: {} }, nothing)
  if (!whole.ok) return whole
  const { web, mode } = whole.value
  return {
    ok: true,
    value: {
      web: web === '' ? null : web === 'yes',
      types: mode === 'listed' ? new Set(listed) : mode === 'all' ? 'all' : null,
    },
  }
}

const choiceFields = { web: oneOf(['', 'yes', 'no']), mode: oneOf(['', 'all', 'listed']) }

function parseBlock(form: Fields, { kinds, locations, types, rooms }: Offered): Checked<BlockValue> {
  const fields = { kind: idOf(kinds), location: idOf(locations) }
  const place = check(v.object(fields), typedIn(form, fields))
  const used = rooms.filter(({ id }) => form.list('resource').includes(String(id)))
  const elsewhere = place.ok ? used.find((room) => !isAt(room, place.value.location)) : undefined
  const wrongPlace: readonly Problem[] = elsewhere
    ? [{ field: 'resource', key: 'blocks.error.elsewhere', values: { name: elsewhere.name } }]
    : []
  const whole = together(together(parseTimes(form), place), parseChoice(form, types), wrongPlace)
  if (!whole.ok) return whole
  const { kind: kindId, location: locationId, ...rest } = whole.value
  const resources = used.map(({ id }) => id)
  return { ok: true, value: { ...rest, kindId, locationId, resources } }
}

/** A room without a place goes from place to place. */
function isAt({ locationId }: Offered['rooms'][number], place: number): boolean {
  return (locationId ?? place) === place
}

function parseTimes(form: Fields): Checked<{ readonly fromMinute: number; readonly toMinute: number }> {
  const [from, to] = [parseTime(form, 'from'), parseTime(form, 'to')]
  if (!from.ok || !to.ok)
    return { ok: false, problems: [from, to].flatMap((each) => (each.ok ? [] : each.problems)) }
  const [fromMinute, toMinute] = [from.value.minute, to.value.minute]
  if (toMinute <= fromMinute) return wrong('to', 'schedule.error.before')
  return { ok: true, value: { fromMinute, toMinute } }
}

function parseTime(form: Fields, field: string): Checked<{ readonly minute: number }> {
  const minute = parseClock(form.text(field))
  if (minute === undefined) return wrong(field, 'settings.error.clock')
  // The appointment book counts in steps of five minutes.
  if (minute % 5 !== 0) return wrong(field, 'settings.error.fiveMinutes')
  return { ok: true, value: { minute } }
}

function idOf(ids: readonly number[]) {
  return v.pipe(
    v.string(),
    v.transform((text) => ids.find((id) => String(id) === text)),
    v.number(complaint('settings.error.choose')),
  )
}

function withoutOverlap<T>(value: T, stretches: readonly Stretch[], others: readonly Stretch[]): Checked<T> {
  const other = stretches.map((stretch) => blockInTheWay(stretch, others)).find((each) => each !== undefined)
  if (!other) return { ok: true, value }
  const times = timesOf(other)
  return { ok: false, problems: [{ field: 'from', key: 'schedule.error.overlap', values: { times } }] }
}

function wrong(field: string, key: Problem['key']): Checked<never> {
  return { ok: false, problems: [{ field, key }] }
}
