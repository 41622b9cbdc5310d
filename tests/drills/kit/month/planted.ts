import type { MailGateway } from '../../../../src/messages/messages.ts'
import type { Plan } from './facts.ts'
import type { House } from './house.ts'
import type { Tamper } from './play.ts'
import { readMessage } from './reading.ts'

/** Every twentieth e-mail is handed over a second time. */
export const twice: Tamper = (made) => {
  let sent = 0
  return through(made, (gateway) => ({
    ...gateway,
    send: async (mail, begin) => {
      const answer = await gateway.send(mail, begin)
      if (++sent % 20 === 0) await gateway.send(mail)
      return answer
    },
  }))
}

/** A reminder is said to have been sent, and was not. */
export const dropped: Tamper = (made) => {
  let seen = 0
  return through(made, (gateway) => ({
    ...gateway,
    send: async (mail, begin = () => true) => {
      const said = readMessage(mail.text, 'email', 0, 'Europe/Amsterdam')
      if (said?.kind !== 'reminder' || ++seen % 4 !== 0) return gateway.send(mail, begin)
      return begin() ? { outcome: 'accepted', ref: 'g' } : { outcome: 'withdrawn' }
    },
  }))
}

/** Somebody who has cancelled is reminded all the same. */
export const cancelledReminded: Tamper = (made, house) => {
  const done = new Set<string>()
  return through(made, (gateway) => ({
    ...gateway,
    send: async (mail, begin) => {
      const answer = await gateway.send(mail, begin)
      const gone = cancelledOf(house())
      if (gone && !done.has(gone.to))
        await gateway.send({ ...mail, ...gone, id: 1_000_000 + done.add(gone.to).size })
      return answer
    },
  }))
}

function through(made: ReturnType<Tamper>, spoil: (gateway: MailGateway) => MailGateway): ReturnType<Tamper> {
  const mail = made.mail
  return Object.assign(made, { mail: (life: Parameters<typeof mail>[0]) => spoil(mail(life)) })
}

function cancelledOf({ facts }: House): { readonly to: string; readonly text: string } | undefined {
  const gone = facts.findLast((fact) => fact.fact === 'cancelled')
  if (gone?.fact !== 'cancelled') return undefined
  const about = facts.filter((fact) => 'visit' in fact && fact.visit === gone.visit)
  const booked = about.find((fact) => fact.fact === 'booked')
  const plan = about.flatMap((fact): readonly Plan[] => ('plan' in fact ? [fact.plan] : [])).at(-1)
  if (booked?.fact !== 'booked' || booked.email === undefined || !plan) return undefined
  return { to: booked.email, text: `A reminder: your appointment is on ${said(plan.startsAt)}.` }
}

function said(at: number): string {
  const words = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', ...options }).format(at * 1000)
  const date = words({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '')
  return `${date} from ${words({ hour: '2-digit', minute: '2-digit' })}`
}
