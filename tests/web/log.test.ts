import { describe, expect, it } from 'vitest'
import { createLog } from '../../src/web/log.ts'

describe('the log', () => {
  it('is one JSON line an event, from a level on', () => {
    const lines: string[] = []
    const log = createLog(
      'warn',
      () => 0,
      (line) => lines.push(line),
    )
    log('error', 'job-failed', { job: 'tick', problem: 'Error' })
    log('warn', 'messages-recovered', { count: 2 })
    log('info', 'stopping')
    expect(lines).toEqual([
      '{"at":"1970-01-01T00:00:00.000Z","level":"error","event":"job-failed","job":"tick","problem":"Error"}',
      '{"at":"1970-01-01T00:00:00.000Z","level":"warn","event":"messages-recovered","count":2}',
    ])
  })

  it('has no field for what a person is called, or signs in with', () => {
    const log = createLog(
      'error',
      () => 0,
      () => undefined,
    )
    // `npm run types` refuses an expected error that is none.
    // @ts-expect-error
    log('info', 'x', { email: 'a@example.test' })
    // @ts-expect-error
    log('info', 'x', { password: 'secret' })
    // @ts-expect-error
    log('info', 'x', { address: 'Lindelaan 14' })
  })
})
