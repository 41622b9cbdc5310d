import type { letters as original } from '../en/letters.ts'

export const letters: Readonly<Record<keyof typeof original, string>> = {
  'ledger.resend.goes.email': 'Hetzelfde gaat zo per e-mail weg: de patiënt krijgt het twee keer.',
  'ledger.resend.goes.sms': 'Hetzelfde gaat zo per sms weg: de patiënt krijgt het twee keer.',
  'ledger.resend.otherway.email':
    'Hetzelfde is op {when} per e-mail verstuurd: de patiënt krijgt het twee keer.',
  'ledger.resend.otherway.sms': 'Hetzelfde is op {when} per sms verstuurd: de patiënt krijgt het twee keer.',
  'visit.asked.off': 'Deze afspraak kan niet doorgaan.',
  'appointments.texts.stoppedNumber': 'Gestopt voor dit nummer: geen herinneringen per sms.',
  'visit.texts.off': 'Herinneringen per sms zijn gestopt. Wilt u ze weer ontvangen? Vraag het de praktijk.',
  'software.alarm.ends': 'De toegang van {name} eindigt na {date}.',
  'software.alarm.more': 'Meer tijd geven, of zo laten',
  'software.ends': 'De toegang eindigt vanzelf na {date}. Met een andere datum krijgt de software meer tijd.',
  'software.trouble.ended': 'De toegang van de software was geëindigd.',
  'software.trouble.not-readable':
    'Het adres of de geheime sleutel is met een andere sleutel bewaard en niet meer te lezen. Vul het adres opnieuw in.',
  'software.until': 'tot en met {date}',
}
