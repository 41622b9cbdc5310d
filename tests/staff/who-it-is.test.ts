import { beforeEach, describe, expect, it } from 'vitest'
import { totpCode, totpStep } from '../../src/lib/totp.ts'
import { forgetFormerAddresses } from '../../src/messages/staff-mail.commands.ts'
import { findUser } from '../../src/staff/accounts.queries.ts'
import { rows } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addStaff, password, signedIn, signIn } from '../helpers/staff.ts'
import { accepted, at, type Desk, openDesk, openPost } from '../messages/desk.ts'

const list = '/staff/settings/accounts'
const missing = 'Enter your password'
const minute = 60
let test: Desk
let olga: Browser

beforeEach(async () => {
  test = openDesk(at('2027-01-25', '08:00'))
  await addStaff(test.db, 'owner', test.now)
  await addStaff(test.db, 'reception', test.now)
  olga = await signedIn(test, 'owner')
})

const ines = () => findUser(test.db, 2)
const newcomer = { name: 'Bo', email: 'bo@example.test', role: 'owner', password: 'seventeen herons at dawn' }
const codeNow = (secret: string) => totpCode(secret, totpStep(test.now))

/** An unlocked desk at which nobody has shown for a while who they are. */
async function later(minutes = 11): Promise<void> {
  test.now += minutes * minute
}

describe('an owner at an unlocked desk shows once more who they are', () => {
  it('to add an account, and everything typed is kept meanwhile', async () => {
    await later()
    const page = await olga.visit(list)
    const asked = await page.form(`form[action="${list}"]`).fill(newcomer).enter()
    expect([asked.status, asked.field('ownPassword').error, asked.field('email').value]).toEqual([
      422,
      missing,
      'bo@example.test',
    ])
    const wrong = await asked
      .form(`form[action="${list}"]`)
      .fill({ ownPassword: 'no', password: newcomer.password })
      .enter()
    expect([wrong.status, wrong.field('ownPassword').error]).toEqual([422, 'This is not your password'])
    expect(findUser(test.db, 3)).toBeUndefined()
    const done = await wrong
      .form(`form[action="${list}"]`)
      .fill({ ownPassword: password, password: newcomer.password })
      .enter()
    expect([done.query.get('saved'), findUser(test.db, 3)?.role]).toEqual(['1', 'owner'])
  })

  it('but not within ten minutes of showing it', async () => {
    await later(10)
    expect((await olga.visit(list)).has('input[name="ownPassword"]')).toBe(false)
    const added = await olga.page.form(`form[action="${list}"]`).fill(newcomer).enter()
    expect(added.query.get('saved')).toBe('1')
    await later(1)
    const asked = await (await olga.visit(`${list}/2`)).form('[novalidate]').fill({ role: 'owner' }).enter()
    expect([asked.status, asked.field('role').value]).toEqual([422, 'owner'])
    await asked.form('[novalidate]').fill({ ownPassword: password }).enter()
    expect(ines()?.role).toBe('owner')
    await later(9)
    await (await olga.visit(`${list}/2`)).form('[novalidate]').fill({ role: 'reception' }).enter()
    expect(ines()?.role).toBe('reception')
  })

  it.each([
    ['the role', { role: 'practitioner' }],
    ['the address', { email: 'new@example.test' }],
    ['whether somebody may enter', { active: false }],
  ])('to change %s of an account', async (_what, typed) => {
    await later()
    const before = ines()
    const asked = await (await olga.visit(`${list}/2`)).form('[novalidate]').fill(typed).enter()
    expect([asked.status, asked.field('ownPassword').error, ines()]).toEqual([422, missing, before])
    const done = await asked.form('[novalidate]').fill({ ownPassword: password }).enter()
    expect([done.query.get('saved'), ines()]).toMatchObject([
      '1',
      'active' in typed ? { active: false } : typed,
    ])
  })

  it('not to change a name or a language', async () => {
    await later()
    const done = await (await olga.visit(`${list}/2`))
      .form('[novalidate]')
      .fill({ name: 'Ines de Wit' })
      .enter()
    expect([done.query.get('saved'), ines()?.name]).toEqual(['1', 'Ines de Wit'])
  })

  it('to make a link to a new password for somebody else', async () => {
    await later()
    const reset = `form[action="${list}/2/reset"]`
    const asked = await (await olga.visit(`${list}/2`)).form(reset).enter()
    expect([asked.status, asked.field('resetPassword').error, asked.has('#link')]).toEqual([
      422,
      missing,
      false,
    ])
    expect((await asked.form(reset).fill({ resetPassword: password }).enter()).has('#link')).toBe(true)
  })

  it('to reset the second factor of somebody else', async () => {
    test.db.raw.prepare("update staff_user set totp_sealed = x'00' where id = 2").run()
    await later()
    const factor = `form[action="${list}/2/factor"]`
    const asked = await (await olga.visit(`${list}/2`)).form(factor).enter()
    expect([asked.status, asked.field('factorPassword').error]).toEqual([422, missing])
    await asked.form(factor).fill({ factorPassword: password }).enter()
    expect(rows(test.db, 'select totp_sealed from staff_user where id = 2')).toEqual([{ totp_sealed: null }])
  })

  it('to change of whom a second factor is asked', async () => {
    test.db.raw.prepare("update practice set second_factor = 'nobody'").run()
    await later()
    const form = `form[action="${list}/factor"]`
    const asked = await (await olga.visit(list)).form(form).fill({ secondFactor: 'owners' }).enter()
    expect([asked.status, asked.field('factorPassword').error, asked.field('secondFactor').value]).toEqual([
      422,
      missing,
      'owners',
    ])
    await asked.form(form).fill({ factorPassword: password }).enter()
    expect(rows(test.db, 'select second_factor from practice')).toEqual([{ second_factor: 'owners' }])
  })

  it('is fresh again after unlocking, and never where the clock was set back', async () => {
    await later()
    const lock = await (await olga.visit(list)).press('Lock')
    const back = await lock.form('form.card').fill({ password }).enter()
    expect([back.path, back.has('input[name="ownPassword"]')]).toEqual([list, false])
    test.db.raw.prepare('update session set started_at = started_at + 3600').run()
    expect((await olga.visit(list)).has('input[name="ownPassword"]')).toBe(true)
  })
})

describe('wrong passwords', () => {
  it('on the pages of accounts, at the lock and at the sign-in count together', async () => {
    await later()
    const email = async () => {
      const form = (await olga.visit('/staff/account')).form('form[action$="/email"]')
      return form.fill({ email: 'x@example.test', emailPassword: 'wrong' }).enter()
    }
    expect((await email()).status).toBe(422)
    expect((await email()).status).toBe(422)
    const off = await (await olga.visit(list)).form(`form[action="${list}/factor"]`)
    expect((await off.fill({ secondFactor: 'owners', factorPassword: 'wrong' }).enter()).status).toBe(422)
    const lock = await (await olga.visit(list)).press('Lock')
    const wrong = await lock.form('form.card').fill({ password: 'wrong' }).enter()
    expect(wrong.status).toBe(422)
    const stranger = openBrowser(test)
    await signIn(stranger, 'OWNER@example.test', 'wrong')
    expect(stranger.page.status).toBe(422)
    expect((await wrong.form('form.card').fill({ password }).enter()).status).toBe(429)
    await later(15)
    expect((await wrong.form('form.card').fill({ password }).enter()).path).toBe(list)
  })

  it('of one account close no other', async () => {
    for (let tries = 0; tries < 6; tries += 1)
      await signIn(openBrowser(test), 'reception@example.test', 'wrong')
    const page = await olga.visit('/staff/account')
    const done = await page
      .form('form[action$="/email"]')
      .fill({ email: 'olga@example.test', emailPassword: password })
      .enter()
    expect(done.query.get('saved')).toBe('email')
  })
})

describe('another address to sign in with', () => {
  const post = async () => {
    const { gateway, mails } = openPost(() => accepted)
    await test.sender(gateway).tick()
    return mails
  }

  it('is told to the old one, without a link and without the new one', async () => {
    const page = await olga.visit('/staff/account')
    const form = page.form('form[action$="/email"]')
    await form.fill({ email: 'olga@example.test', emailPassword: password }).enter()
    const [mail, ...rest] = await post()
    expect(rest).toEqual([])
    expect(mail).toMatchObject({
      to: 'owner@example.test',
      subject: 'Your sign-in address was changed, Praktijk De Linde',
    })
    expect(mail?.text).toContain('another e-mail address from now on')
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/olga@example|\/reset|token/)
    const ledger = await olga.visit('/staff/messages')
    expect(ledger.texts('tbody tr')[0]).toContain('Signing in (staff)')
  })

  it('is told to the old one when an owner changes it, in its language', async () => {
    test.db.raw.prepare("update staff_user set language = 'nl' where id = 2").run()
    await (await olga.visit(`${list}/2`)).form('[novalidate]').fill({ email: 'new@example.test' }).enter()
    const [mail] = await post()
    expect([mail?.to, mail?.subject]).toEqual([
      'reception@example.test',
      'Uw inlogadres is gewijzigd, Praktijk De Linde',
    ])
  })

  it('is told nobody where it stayed as it was', async () => {
    await (await olga.visit(`${list}/2`)).form('[novalidate]').fill({ name: 'Ines de Wit' }).enter()
    expect(await post()).toEqual([])
  })

  it('is forgotten as the old one when it can no longer be told, and not before', async () => {
    await (await olga.visit(`${list}/2`)).form('[novalidate]').fill({ email: 'new@example.test' }).enter()
    await post()
    expect(forgetFormerAddresses(test.db, test.now)).toBe(0)
    expect(forgetFormerAddresses(test.db, test.now + 8 * 86_400)).toBe(1)
  })
})

describe('ASVS 7.4.3: a second factor that comes or goes', () => {
  const isIn = async (browser: Browser) =>
    (await browser.send('/staff')).headers.get('location') === '/staff/agenda'

  async function turnOn(browser: Browser): Promise<{ readonly secret: string; readonly page: Page }> {
    const page = await browser.visit('/staff/account/factor')
    const secret = page.texts('code').join('').replaceAll(' ', '')
    const done = await page
      .form()
      .fill({ code: codeNow(secret) })
      .press('Switch on')
    return { secret, page: done }
  }

  it('ends every other session of the account, and says so', async () => {
    const elsewhere = openBrowser(test)
    await signIn(elsewhere, 'owner@example.test')
    const page = await olga.visit('/staff/account/factor')
    expect(page.text).toContain('With each change you are signed out everywhere else.')
    await turnOn(olga)
    expect([await isIn(olga), await isIn(elsewhere)]).toEqual([true, false])
    expect(await isIn(await signedIn(test, 'reception'))).toBe(true)
  })

  it('ends a locked one, too', async () => {
    const elsewhere = openBrowser(test)
    await signIn(elsewhere, 'owner@example.test')
    await (await elsewhere.visit('/staff/account')).press('Lock')
    await turnOn(olga)
    expect((await elsewhere.visit('/staff/account')).heading).not.toBe('Locked')
  })

  it('is asked for at the lock as at the sign-in, and what was sent is carried through it', async () => {
    const { secret } = await turnOn(olga)
    const page = await olga.visit('/staff/account')
    await later(31)
    const lock = await page.form('form[action="/staff/account"]').fill({ name: 'Olga O.' }).press('Save')
    const code = await lock.form('form.card').fill({ password }).press('Unlock')
    expect([code.path, code.heading]).toEqual(['/staff/sign-in/code', 'One more step'])
    expect((await olga.visit('/staff/agenda')).heading).toBe('Locked')
    const carry = await code
      .form('form.card')
      .fill({ code: codeNow(secret) })
      .enter()
    expect(carry.heading).toBe('Carry on where you were')
    await carry.form('form[action="/staff/account"]').enter()
    expect(findUser(test.db, 1)?.name).toBe('Olga O.')
  })

  it('lets whoever owes one lock the screen and leave', async () => {
    test.db.raw.prepare("update practice set second_factor = 'owners'").run()
    const page = await olga.visit('/staff/agenda')
    expect(page.path).toBe('/staff/account/factor')
    expect((await page.press('Lock')).heading).toBe('Locked')
  })
})

describe('a lock offers the passkeys of whoever is signed in', () => {
  const insert = (user: number, credential: string) =>
    test.db.raw
      .prepare(
        "insert into passkey (user_id, credential, public_key, name, created_at) values (?, ?, x'00', 'Phone', 1)",
      )
      .run(user, credential)

  it('and nobody else’s', async () => {
    insert(2, 'BBBB')
    const without = await (await olga.visit('/staff/account')).press('Lock')
    expect(without.has('form[data-passkey]')).toBe(false)
    insert(1, 'AAAA')
    const page = await olga.visit('/staff/account')
    const options = page.document.querySelector('form[data-passkey]')?.getAttribute('data-options') ?? ''
    expect([options.includes('AAAA'), options.includes('BBBB')]).toEqual([true, false])
    expect(page.html).toContain('Unlock with a passkey')
  })
})
