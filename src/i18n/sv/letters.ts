import type { letters as original } from '../en/letters.ts'

export const letters: Readonly<Record<keyof typeof original, string>> = {
  'ledger.resend.goes.email': 'Samma sak skickas strax via e-post: patienten får det två gånger.',
  'ledger.resend.goes.sms': 'Samma sak skickas strax som sms: patienten får det två gånger.',
  'ledger.resend.otherway.email': 'Samma sak skickades via e-post {when}: patienten får det två gånger.',
  'ledger.resend.otherway.sms': 'Samma sak skickades som sms {when}: patienten får det två gånger.',
  'visit.asked.off': 'Den här tiden blir inte av.',
  'appointments.texts.stoppedNumber': 'Avslutat för det här numret: inga påminnelser via sms.',
  'visit.texts.off': 'Påminnelser via sms är avslutade. Vill du ha dem igen? Kontakta mottagningen.',
  'software.alarm.ends': 'Åtkomsten för {name} upphör efter {date}.',
  'software.alarm.more': 'Ge mer tid eller låt den upphöra',
  'software.ends': 'Åtkomsten upphör av sig själv efter {date}. Ett annat datum ger mer tid.',
  'software.trouble.ended': 'Programmets åtkomst hade upphört.',
  'software.trouble.not-readable':
    'Adressen eller den hemliga nyckeln sparades med en annan nyckel och går inte längre att läsa. Ange adressen igen.',
  'software.until': 'till och med {date}',
}
