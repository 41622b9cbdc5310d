import type { letters as original } from '../en/letters.ts'

export const letters: Readonly<Record<keyof typeof original, string>> = {
  'ledger.resend.goes.email': 'Samma sak skickas strax via e-post: patienten får det två gånger.',
  'ledger.resend.goes.sms': 'Samma sak skickas strax som sms: patienten får det två gånger.',
  'ledger.resend.otherway.email': 'Samma sak skickades via e-post {when}: patienten får det två gånger.',
  'ledger.resend.otherway.sms': 'Samma sak skickades som sms {when}: patienten får det två gånger.',
  'visit.asked.off': 'Den här tiden blir inte av.',
  'appointments.texts.stoppedNumber': 'Avslutat för det här numret: inga påminnelser via sms.',
  'visit.texts.off': 'Påminnelser via sms är avslutade. Vill du ha dem igen? Kontakta mottagningen.',
}
