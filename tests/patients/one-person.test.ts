import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { root } from '../helpers/app.ts'

/** Joins that read the card that something was made on, and not the one that stands for its person. */
function pastTheMerge(source: string): readonly string[] {
  return source.match(/Join\(\s*'patient(?: as \w+)?',\s*'\w+\.id',\s*'[\w.]*patient_id',?\s*\)/g) ?? []
}

it('who is shown outside the cards is read from the card that stands: `standing(…)` of same-person.queries', () => {
  const all = readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' })
  const files = all.filter((path) => path.endsWith('.ts') && !path.startsWith('patients/'))
  const found = files.flatMap((path) =>
    pastTheMerge(readFileSync(`${root}/src/${path}`, 'utf8')).map((join) => `src/${path}: ${join}`),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(found).toEqual([])
})

it('finds such a join', () => {
  expect(pastTheMerge(".innerJoin('patient', 'patient.id', 'attendee.patient_id')").length).toBe(1)
  expect(pastTheMerge(".leftJoin('patient as p', 'p.id', 'patient_id')").length).toBe(1)
  expect(pastTheMerge(".innerJoin('patient', (join) => join.on('patient.id', '=', standing('x')))")).toEqual(
    [],
  )
})
