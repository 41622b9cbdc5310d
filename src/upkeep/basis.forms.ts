import * as v from 'valibot'
import type { Checked, Fields } from '../practice/checked.ts'
import { check, complaint, line, optionalLine, typedIn } from '../practice/fields.forms.ts'
import { tradeNames } from './basis.ts'

const fields = {
  trade: v.picklist(tradeNames, complaint('start.basis.error.trade')),
  practitioner: line('start.basis.error.practitioner'),
  locationName: line('start.basis.error.locationName'),
  address: optionalLine(200),
}
const schema = v.object(fields)

export type BasisForm = v.InferOutput<typeof schema>

export function parseBasis(form: Fields): Checked<BasisForm> {
  return check(schema, typedIn(form, fields))
}
