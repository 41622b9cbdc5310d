import * as v from 'valibot'
import type { MailAccount } from '../messages/mail-account.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import {
  check,
  complaint,
  email,
  optionalLine,
  together,
  typedIn,
  wholeNumber,
} from '../practice/fields.forms.ts'

const longest = 200

const fields = {
  server: v.pipe(
    v.string(),
    v.transform((text) => placeIn(text)),
    v.object({ host: v.string(), port: v.string() }, complaint('start.mail.error.server')),
  ),
  port: wholeNumber(1, 65_535, 0),
  user: optionalLine(longest),
  from: email(),
}
const usualPort = 587

/** `known`: what is set up already, so that its password need not be typed again. */
export function parseMailAccount(form: Fields, known: MailAccount | undefined): Checked<MailAccount> {
  const checked = together(check(v.object(fields), typedIn(form, fields)), passwordIn(form))
  if (!checked.ok) return checked
  const { server, from } = checked.value
  const user = checked.value.user ?? ''
  const port = checked.value.port || Number(server.port) || usualPort
  const same = known?.host === server.host && known.port === port && known.user === user
  const password = checked.value.password || (same && user !== '' ? known.password : '')
  if (user !== '' && password === '') return wrong('password', 'start.mail.error.password')
  if (user === '' && password !== '') return wrong('user', 'start.mail.error.user')
  return { ok: true, value: { host: server.host, port, user, password, from } }
}

function passwordIn(form: Fields): Checked<{ readonly password: string }> {
  const password = form.text('password')
  const strange = password.length > longest || /\p{Cc}/u.test(password)
  return strange ? wrong('password', 'start.mail.error.strangePassword') : { ok: true, value: { password } }
}

function wrong(field: string, key: Problem['key']): Checked<never> {
  return { ok: false, problems: [{ field, key }] }
}

/** "mail.example.org", and what people paste: "smtp://mail.example.org:587". undefined for anything else. */
function placeIn(typed: string): { readonly host: string; readonly port: string } | undefined {
  const [, host = '', port = ''] =
    /^(?:smtps?:\/\/)?([a-z0-9.-]+)(?::(\d{1,5}))?\/?$/i.exec(typed.trim()) ?? []
  const parts = host.toLowerCase().split('.')
  const fit = host.length <= 253 && parts.every((part) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(part))
  const address = /^[\d.]+$/.test(host)
  const real = !address || (parts.length === 4 && parts.every((part) => Number(part) <= 255))
  return fit && real && Number(port || 1) <= 65_535 ? { host: host.toLowerCase(), port } : undefined
}
