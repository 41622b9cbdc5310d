import { cleanText, countCharacters } from '../lib/fold.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import type { Need } from './types.ts'

const mostNeeds = 20
const mostName = 100

/** The needs of a form, `need-0` with the ticks `means-0` and so on; a line without both is left out (rule 14). */
export function parseNeeds(
  form: Fields,
  means: readonly number[],
): Checked<{ readonly needs: readonly Need[] }> {
  const rows = needRows(form).map(({ name, means: ticked }) => ({
    name: cleanText(name),
    resourceIds: means.filter((id) => ticked.includes(String(id))),
  }))
  const problems = rows.flatMap((need, index) => problemOf(need, index))
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, value: { needs: rows.filter(({ name }) => name !== '') } }
}

/** The lines of needs as they were typed. */
export function needRows(form: Fields) {
  const count = Array.from({ length: mostNeeds }, (_, index) => index).filter(
    (index) => `need-${index}` in form.values,
  ).length
  return Array.from({ length: count }, (_, index) => ({
    name: form.text(`need-${index}`),
    means: form.list(`means-${index}`),
  }))
}

function problemOf({ name, resourceIds }: Need, index: number): readonly Problem[] {
  if (name === '' && resourceIds.length > 0) return [{ field: `need-${index}`, key: 'settings.error.name' }]
  if (name !== '' && resourceIds.length === 0)
    return [{ field: `means-${index}`, key: 'settings.error.means' }]
  const most = mostName
  return countCharacters(name) > most
    ? [{ field: `need-${index}`, key: 'settings.error.long', values: { most } }]
    : []
}
