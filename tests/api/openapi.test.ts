import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { operations, problemAnswer } from '../../src/api/operations.forms.ts'
import { root } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'
import { listen } from '../helpers/server.ts'
import { at } from '../messages/desk.ts'
import { bookAtDesk } from '../visit/kit.ts'
import { access, openSoftware, reader, type Software } from './kit.ts'

const software = openSoftware()
const { appointmentId } = bookAtDesk(software)
reader(software)
const hello = { patient: { number: 1203 }, text: 'Hello' }
const none = access(software, ['webhooks'], 'Nothing').token

interface Asked {
  readonly method: string
  readonly path: string
  readonly answer: Response
}

/** How each documented answer is got. */
async function askAll(): Promise<readonly Asked[]> {
  const all: Asked[] = []
  const keep = (method: string, path: string, answer: Response) => void all.push({ method, path, answer })
  const key = { 'idempotency-key': 'one-key-for-both' }
  const id = rows(await posted(software, hello), 'select max(id) as id from message')[0]?.id
  const gets = [
    ['/api/v1/appointments', ['/api/v1/appointments', '/api/v1/appointments?from=x']],
    ['/api/v1/appointments/{id}', [`/api/v1/appointments/${appointmentId}`, '/api/v1/appointments/999']],
    ['/api/v1/messages/{id}', [`/api/v1/messages/${id}`, '/api/v1/messages/999']],
    ['/api/v1/openapi.json', ['/api/v1/openapi.json']],
  ] as const
  const [busy, tired] = [
    access(software, ['appointments:read'], 'Busy'),
    access(software, ['messages:send'], 'Tired'),
  ]
  for (let n = 0; n < 300; n++) await software.ask('/api/v1/appointments?limit=1', {}, busy.token)
  for (let n = 0; n < 300; n++) await software.ask('/api/v1/messages/1', {}, tired.token)
  for (const [path, addresses] of gets) {
    for (const address of addresses) keep('GET', path, await software.ask(address))
    if (path.endsWith('.json')) continue
    for (const token of ['', none, path.includes('messages') ? tired.token : busy.token])
      keep('GET', path, await software.ask(addresses[0], {}, token))
  }
  const post = async (body: unknown, headers = {}, token?: string) =>
    keep('POST', '/api/v1/messages', await software.post(body, headers, token))
  await post(hello, key)
  await post({ ...hello, text: 'Other' }, key)
  await post('{')
  await post('['.repeat(9) + ']'.repeat(9))
  await post({ ...hello, patient: { number: 5 } })
  await post({ ...hello, text: 'a'.repeat(20_000) })
  await post(hello, { 'content-type': 'text/plain' })
  for (const token of ['', none, tired.token]) await post(hello, {}, token)
  return all
}

async function posted({ post, db }: Software, body: unknown) {
  await post(body)
  return db
}

describe('the document of the programming interface', () => {
  it('names every route, and no other', () => {
    const routes = software.app.routes
      .filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)\{.*\}$/, '{$1}')}`)
    expect([...new Set(routes)].sort()).toEqual(
      operations.map(({ method, path }) => `${method} ${path}`).sort(),
    )
  })

  it('says of each what is answered, and each answer is as it says', async () => {
    const answers = await askAll()
    for (const {
      id,
      method,
      path,
      done: [status, , schema],
      refused,
    } of operations) {
      const mine = answers.filter((each) => each.method === method && each.path === path)
      const documented = [status, ...Object.keys(refused).map(Number)].sort()
      expect([id, ...new Set(mine.map(({ answer }) => answer.status))].sort()).toEqual(
        [id, ...documented].sort(),
      )
      for (const { answer } of mine) {
        const type = answer.status === status ? 'application/json' : 'application/problem+json'
        expect(answer.headers.get('content-type')).toBe(type)
        v.parse(answer.status === status ? schema : problemAnswer, await answer.json())
        if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      }
    }
  }, 60_000)

  it('is an OpenAPI 3.1 document whose references lead somewhere, open to everybody', async () => {
    const answer = await software.ask('/api/v1/openapi.json', {}, '')
    const text = await answer.text()
    const document = v.parse(
      v.looseObject({
        openapi: v.literal('3.1.0'),
        servers: v.tuple([v.object({ url: v.literal('http://localhost:3000') })]),
        paths: v.record(
          v.string(),
          v.record(v.picklist(['get', 'post']), v.looseObject({ operationId: v.string() })),
        ),
        components: v.object({
          schemas: v.looseObject({ Problem: v.looseObject({}) }),
          securitySchemes: v.looseObject({}),
        }),
      }),
      JSON.parse(text),
    )
    expect(Object.keys(document.paths)).toEqual([...new Set(operations.map(({ path }) => path))])
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, name]) => name)
    expect(new Set(references)).toEqual(new Set(['#/components/schemas/Problem']))
    expect(text).not.toMatch(/Linde|Bos|noor@/)
  })

  it('carries what the validators hold to: fields, lengths, words', async () => {
    const text = await (await software.ask('/api/v1/openapi.json', {}, '')).text()
    const at = (...path: readonly (string | number)[]) =>
      path.reduce<unknown>((each, step) => {
        const found = Object.entries(each ?? {}).find(([name]) => name === String(step))
        if (!found) throw new Error(`nothing at ${path.join(' ')}: ${step}`)
        return found[1]
      }, JSON.parse(text))
    const body = [
      'paths',
      '/api/v1/messages',
      'post',
      'requestBody',
      'content',
      'application/json',
      'schema',
    ] as const
    expect(at(...body, 'required')).toEqual(['patient', 'text'])
    expect(at(...body, 'additionalProperties')).toBe(false)
    expect(at(...body, 'properties', 'language', 'enum')).toEqual(['en', 'nl', 'sv', 'nb'])
    expect(at(...body, 'properties', 'link', 'maxLength')).toBe(500)
    const parameters = at('paths', '/api/v1/messages', 'post', 'parameters')
    expect(parameters).toMatchObject([{ in: 'header', name: 'Idempotency-Key', required: true }])
    const query = at('paths', '/api/v1/appointments', 'get', 'parameters')
    expect(Array.isArray(query) && query.map(({ name }) => name)).toEqual([
      ...['from', 'to', 'calendar', 'changedSince', 'limit', 'cursor'],
    ])
  })
})

it('docs/api.md: every example runs as it stands', async () => {
  const house = openSoftware()
  reader(house)
  for (const time of ['09:00', '10:00']) bookAtDesk(house, { startsAt: at('2027-01-28', time) })
  const site = await listen(house)
  const examples = [...readFileSync(`${root}/docs/api.md`, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(
    ([, each]) => each ?? '',
  )
  expect(examples).toHaveLength(5)
  const said: string[] = []
  for (const example of examples) {
    const env = {
      ...process.env,
      LEDIG: site.url,
      TOKEN: house.token,
      ID: /"id":(\d+)/.exec(said.at(-1) ?? '')?.[1],
    }
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', example], { env })
    said.push(stdout)
  }
  await site.close()
  const [week, page, changed, sent, became] = said.map((each): Record<string, unknown> => JSON.parse(each))
  expect([week?.appointments, page?.appointments, changed?.appointments]).toMatchObject([
    [{ startsAt: '2027-01-28T09:00:00+01:00' }, { startsAt: '2027-01-28T10:00:00+01:00' }],
    [{ startsAt: '2027-01-28T10:00:00+01:00' }],
    [{ id: 1 }, { id: 2 }],
  ])
  expect(sent).toMatchObject({ state: 'waiting', reason: null })
  expect(became).toEqual(sent)
}, 30_000)
