import * as v from 'valibot'
import type { Language } from '../i18n/languages.ts'
import type { Checked, Fields } from '../practice/checked.ts'
import { check, checkTexts, line, optionalLine, tick, together, typedIn } from '../practice/fields.forms.ts'
import type { Texts } from '../practice/texts.ts'

export interface PractitionerForm {
  readonly name: string
  /** null: as the name. */
  readonly publicName: string | null
  readonly profession: Texts
  readonly online: boolean
}

const facts = { name: line('settings.error.name'), publicName: optionalLine(100), online: tick() }

export function parsePractitioner(form: Fields, languages: readonly Language[]): Checked<PractitionerForm> {
  const checked = check(v.object(facts), typedIn(form, facts))
  return together(checked, checkTexts(form, { profession: { most: 100 } }, languages))
}
