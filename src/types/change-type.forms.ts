import * as v from 'valibot'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import {
  check,
  checkTexts,
  oneOf,
  optionalNumber,
  tick,
  together,
  typedIn,
  wholeNumber,
} from '../practice/fields.forms.ts'
import {
  limitFacts,
  limitProblems,
  limitsTyped,
  ownLimitFacts,
  ownLimitsTyped,
} from '../practice/limits.forms.ts'
import type { Visibility } from '../practice/limits.ts'
import type { Offered } from './around.ts'
import { parseNeeds } from './needs.forms.ts'
import { type TypeForm, typeFacts, typeTexts } from './types.forms.ts'
import { type Need, type TypeClass, typeClasses } from './types.ts'

const facts = {
  ...typeFacts,
  places: wholeNumber(1, 500, 1),
  colour: wholeNumber(1, 6),
  active: tick(),
  practitionerChoice: oneOf(['may', 'none', 'required']),
  whoMayBook: oneOf(['both', 'new', 'known']),
  asksKnown: tick(),
  ageFilter: tick(),
  ageCountsFrom: oneOf(['birthday', 'year']),
  blockFilter: tick(),
  keepsBlock: tick(),
  keepShown: tick(),
  releaseHours: optionalNumber(1, 8760),
  class: oneOf(typeClasses),
  selfService: tick(),
  ...limitFacts,
  ...ownLimitFacts,
}
// What a tick switches on is read only while it is ticked.
const age = { ageFrom: wholeNumber(1, 120) }

export interface TypeChangeForm extends TypeForm {
  readonly active: boolean
  readonly places: number
  readonly colour: number
  readonly practitionerChoice: 'may' | 'none' | 'required'
  readonly whoMayBook: 'both' | 'new' | 'known'
  readonly asksKnown: boolean
  readonly ageFrom: number | null
  readonly ageCountsFrom: 'birthday' | 'year'
  readonly blockKindId: number | null
  readonly messageTemplateId: number | null
  readonly keepsBlock: boolean
  /** Whether the page said so when it was opened. */
  readonly keepShown: boolean
  readonly leadHours: number | null
  readonly releaseHours: number | null
  /** null: as above; -1: none (rule 11). */
  readonly horizonDays: number | null
  readonly maxOwnBookings: number | null
  readonly visibility: Visibility | null
  readonly rebookHours: number | null
  readonly cancelHours: number | null
  readonly class: TypeClass
  readonly selfService: boolean
  readonly locationIds: readonly number[]
  readonly needs: readonly Need[]
}

export function parseTypeChange(form: Fields, offered: Offered): Checked<TypeChangeForm> {
  const plain = check(v.object(facts), typedIn(form, facts))
  const texts = checkTexts(form, typeTexts, offered.languages)
  const whole = together(together(plain, texts), parseNeeds(form, offered.means), problemsOf(form, offered))
  const tied = together(switched(form, offered), templateIn(form, offered))
  const more = together(tied, { ok: true, value: idsOf(form, offered) })
  const all = together(whole, more)
  if (!all.ok) return all
  const { price: priceCents, publicName: publicNames, description: descriptions, ...type } = all.value
  return {
    ok: true,
    value: {
      ...type,
      priceCents,
      publicNames,
      descriptions,
      ...limitsTyped(type),
      ...ownLimitsTyped(type),
    },
  }
}

function idsOf(form: Fields, { calendars, locations }: Offered) {
  const ticked = (name: string, ids: readonly number[]) =>
    ids.filter((id) => form.list(name).includes(String(id)))
  return { calendarIds: ticked('calendar', calendars), locationIds: ticked('location', locations) }
}

/** The automatic message of the type (P17); empty: none. */
function templateIn(
  form: Fields,
  { templates }: Offered,
): Checked<{ readonly messageTemplateId: number | null }> {
  const typed = form.text('messageTemplate')
  const messageTemplateId = templates.find((id) => String(id) === typed) ?? null
  if (typed === '' || messageTemplateId !== null) return { ok: true, value: { messageTemplateId } }
  return { ok: false, problems: [{ field: 'messageTemplate', key: 'settings.error.choose' }] }
}

/** The age filter (F36) and the block filter (F33): what is not ticked is not looked at. */
function switched(form: Fields, { kinds }: Offered) {
  const ageFrom: Checked<{ ageFrom: number | null }> =
    form.text('ageFilter') === 'yes'
      ? check(v.object(age), typedIn(form, age))
      : { ok: true, value: { ageFrom: null } }
  const tied = form.text('blockFilter') === 'yes'
  const chosen = tied ? kinds.find((id) => String(id) === form.text('blockKind')) : undefined
  const unknown: readonly Problem[] =
    tied && chosen === undefined ? [{ field: 'blockKind', key: 'settings.error.blockFilter' }] : []
  return together(ageFrom, { ok: true, value: { blockKindId: chosen ?? null } }, unknown)
}

function problemsOf(form: Fields, offered: Offered): readonly Problem[] {
  const nobody = idsOf(form, offered).calendarIds.length === 0
  return [
    ...(nobody ? [{ field: 'calendar', key: 'settings.error.calendars' } as const] : []),
    ...limitProblems(form),
  ]
}
