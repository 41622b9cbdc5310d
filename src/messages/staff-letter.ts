import { translator } from '../i18n/translate.ts'
import { cleanText } from '../lib/fold.ts'
import type { Practice } from '../practice/practice.ts'
import { mailedLinkToken } from '../staff/mailed-link.ts'

import type { Desk, Letter } from './compose.ts'
import { tidy } from './letter-parts.ts'

import { mailId } from './links.ts'
import type { Subject } from './messages.ts'
import type { Reader, StaffKind } from './staff-mail.ts'

interface StaffMessage {
  readonly id: number
  readonly kind: StaffKind
  readonly usefulUntil: number
}

/** Writes a message to somebody of the staff as it leaves; no patient and no treatment is named (rule 27). */
export function composeForStaff(
  desk: Desk,
  message: StaffMessage,
  reader: Reader & { readonly former: string | undefined },
  subject: Subject | undefined,
  practice: Practice,
): Letter {
  const { language, former } = reader
  const word = former === undefined ? message.kind : 'former-address'
  const link = word === 'sign-in' ? passwordLink(desk, message.id) : ''
  const [view, model] =
    word === 'former-address'
      ? (['emails/former-address', { name: reader.name, practice: practice.name }] as const)
      : word === 'sign-in'
        ? (['emails/sign-in', signInModel(desk, message, reader, practice, link)] as const)
        : (['emails/staff-booking', bookingModel(desk, reader, subject, practice)] as const)
  const render = (part: 'subject' | 'text' | 'html') => desk.render(`${view}.${part}`, model, language)
  const text = tidy(render('text'))
  const mail = {
    id: message.id,
    messageId: mailId(desk.keys, message.id, new URL(desk.baseUrl).hostname),
    fromName: cleanText(practice.name),
    to: former ?? reader.email,
    subject: cleanText(render('subject')),
    text,
    html: render('html'),
    calendar: '',
    unsubscribeUrl: undefined,
  }
  return { mail, kept: link === '' ? text : text.replaceAll(link, '…') }
}

function signInModel(desk: Desk, message: StaffMessage, reader: Reader, practice: Practice, link: string) {
  const { time } = desk.words(reader.language, practice.zone)
  return { name: reader.name, practice: practice.name, until: time(message.usefulUntil), link }
}

function bookingModel(desk: Desk, reader: Reader, subject: Subject | undefined, practice: Practice) {
  if (!subject) throw new Error('a booking notice is about no appointment')
  const words = desk.words(reader.language, practice.zone)
  const { startsAt, endsAt, appointmentId } = subject
  const when = { date: words.longDate(startsAt), from: words.time(startsAt), to: words.time(endsAt) }
  const t = translator(reader.language)
  return {
    heading: { date: words.shortDate(startsAt), time: words.time(startsAt), practice: practice.name },
    name: reader.name,
    practice: practice.name,
    core: t('doors.mail.booking.lead', when),
    location: subject.location,
    link: `${desk.baseUrl}/staff/appointments/${appointmentId}`,
  }
}

function passwordLink(desk: Desk, messageId: number): string {
  return `${desk.baseUrl}/reset?token=${mailedLinkToken(desk.keys, messageId)}`
}
