import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../src/db/migrate.ts'
import { openDatabase } from '../src/db/open.ts'
import { createUploads } from '../src/practice/uploads.gateway.ts'
import { addBooking } from './agenda/bookings.ts'
import { mondayMorning, root } from './helpers/app.ts'
import { rows } from './helpers/booking.ts'
import { buildProgram, type Program } from './helpers/program.ts'
import { smallPractice } from './helpers/world.ts'

let cli: Program

beforeAll(async () => {
  cli = await buildProgram('cli')
})
afterAll(() => cli.remove())

beforeEach(() => {
  const db = openDatabase(cli.dataDir)
  migrate(db, `${root}/migrations`, mondayMorning)
  const small = smallPractice(db)
  addBooking(db, small, { date: '2099-01-26', from: '09:00', to: '09:30' })
  db.close()
})
afterEach(() => {
  rmSync(cli.dataDir, { recursive: true, force: true })
  rmSync(later(), { force: true })
})

const later = () => join(cli.folder, 'migrations', '29990101_0000_later.sql')
const upgrade = 'an upgrade of the data is pending: the next start of Ledig makes it'

function read(sql: string): readonly Record<string, unknown>[] {
  const db = openDatabase(cli.dataDir)
  const found = rows(db, sql)
  db.close()
  return found
}

describe('the command line', () => {
  it.each([[[]], [['restore']], [['constructor']], [['toString', '--help']]])(
    'answers %j with the whole usage and 2',
    async (args) => {
      const { code, lines } = await cli.run(...args)
      expect([code, lines.length]).toEqual([2, 5])
      expect(lines[0]).toBe('usage: node dist/cli.js <command>')
    },
  )

  it('explains itself for --help, and one command for its own', async () => {
    const [all, one] = await Promise.all([cli.run('--help'), cli.run('check', '--help')])
    expect([all.code, all.lines.length]).toEqual([0, 5])
    expect([one.code, one.lines.length]).toEqual([0, 2])
    expect(one.lines[1]).toMatch(/^ {2}check /)
  })

  it('makes no data where there are none', async () => {
    rmSync(cli.dataDir, { recursive: true })
    const { code, lines } = await cli.run('check')
    expect([code, lines]).toEqual([2, [`there is no ledig.db in ${cli.dataDir}`]])
    expect(() => statSync(cli.dataDir)).toThrow()
  })

  it('check says ok, or names the fault and ends with 1', async () => {
    expect(await cli.run('check')).toEqual({ code: 0, lines: ['ok'] })
    const db = openDatabase(cli.dataDir)
    db.raw.exec("update appointment set local_start = '2099-01-26T07:00+02:00'")
    db.close()
    const { code, lines } = await cli.run('check')
    expect([code, lines.length]).toEqual([1, 1])
    expect(lines[0]).toMatch(/^appointment 1 was promised for /)
  })

  it('backup copies for the owner only, and never over a file', async () => {
    const file = join(cli.folder, 'copy.db')
    const first = await cli.run('backup', file)
    expect([first.code, first.lines]).toEqual([0, [`copied to ${file}; keep the secret key elsewhere`]])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const copy = new Database(file, { readonly: true })
    expect(copy.prepare('select id from appointment').all()).toEqual([{ id: 1 }])
    copy.close()
    expect(await cli.run('backup', file)).toEqual({ code: 2, lines: [`${file} is there already`] })
  })

  it('backup copies the logo and the picture beside it, and nothing else from their folder', async () => {
    const uploads = createUploads(join(cli.dataDir, 'uploads'))
    const name = '0123456789abcdef01234567-48x48.png'
    await uploads.keep(name, Buffer.from('a picture'))
    writeFileSync(join(cli.dataDir, 'uploads', '.half'), 'half')
    const file = join(cli.folder, 'with-pictures.db')
    const { code, lines } = await cli.run('backup', file)
    expect([code, lines[1]]).toEqual([0, `copied the logo and the picture to ${file}.uploads`])
    expect(readdirSync(`${file}.uploads`)).toEqual([name])
    expect(readFileSync(join(`${file}.uploads`, name), 'utf8')).toBe('a picture')
    expect(statSync(`${file}.uploads`).mode & 0o777).toBe(0o700)
  })

  it('user add makes an account once, and reset changes its password', async () => {
    const olga = ['--email', 'olga@example.test', '--name', 'Olga', '--role', 'owner']
    const added = await cli.run('user', 'add', ...olga)
    expect([added.code, added.lines.length]).toEqual([0, 1])
    expect(added.lines[0]).toMatch(/^olga@example\.test signs in with the password \S{22}$/)
    const [before] = read('select name, role, password_hash from staff_user')
    expect(before).toMatchObject({ name: 'Olga', role: 'owner' })
    const twice = await cli.run('user', 'add', ...olga.with(1, 'Olga@Example.test'))
    expect(twice).toEqual({ code: 2, lines: ['Olga@example.test has an account already'] })
    expect(read('select password_hash from staff_user')).toEqual([{ password_hash: before?.password_hash }])
    const reset = await cli.run('user', 'reset', '--email', 'olga@example.test')
    expect([reset.code, reset.lines[0]?.slice(0, 17)]).toEqual([0, 'olga@example.test'])
    expect(read('select password_hash from staff_user')[0]?.password_hash).not.toBe(before?.password_hash)
  })

  it('user reset also takes away a second factor that was lost', async () => {
    await cli.run('user', 'add', '--email', 'olga@example.test', '--name', 'Olga', '--role', 'owner')
    const db = openDatabase(cli.dataDir)
    db.raw.exec(`update staff_user set totp_sealed = x'00', totp_step = 7;
      insert into passkey (user_id, credential, public_key, created_at) values (1, 'AAAA', x'00', 1);
      insert into recovery_code (user_id, code_hash) values (1, x'00')`)
    db.close()
    expect((await cli.run('user', 'reset', '--email', 'olga@example.test')).code).toBe(0)
    expect(read('select totp_sealed, totp_step from staff_user')).toEqual([
      { totp_sealed: null, totp_step: null },
    ])
    expect([read('select * from passkey'), read('select * from recovery_code')]).toEqual([[], []])
    const actions = read("select actor, action from audit where action = 'second-factor-reset'")
    expect(actions).toEqual([{ actor: 'cli', action: 'second-factor-reset' }])
  })

  it('refuses bad input in one line', async () => {
    const answers = await Promise.all([
      cli.run('user', 'reset', '--email', 'nobody@example.test'),
      cli.run('user', 'add', '--email', 'a@example.test', '--name', 'A', '--role', 'king'),
      cli.run('user', 'add', '--email', 'a'),
      cli.run('user', 'add', '--mail', 'a'),
    ])
    expect(answers.map(({ code, lines }) => [code, lines.length])).toEqual(answers.map(() => [2, 1]))
  })

  it('never migrates: it has no lock', async () => {
    const before = read('select count(*) as count from schema_migration')
    writeFileSync(later(), 'create table later (id integer primary key) strict;')
    const user = ['user', 'add', '--email', 'a@example.test', '--name', 'A', '--role', 'owner']
    expect(await cli.run('check')).toEqual({ code: 0, lines: [upgrade, 'ok'] })
    expect(await cli.run(...user)).toEqual({ code: 2, lines: [upgrade] })
    expect((await cli.run('backup')).code).toBe(0)
    expect(read("select name from sqlite_schema where name = 'later'")).toEqual([])
    expect(read('select count(*) as count from schema_migration')).toEqual(before)
    expect(read('select count(*) as count from staff_user')).toEqual([{ count: 0 }])
  })
})
