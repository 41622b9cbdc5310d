import type { telling as original } from '../en/telling.ts'

export const telling: Readonly<Record<keyof typeof original, string>> = {
  'appointments.event.absent': 'Op “doet niet mee” gezet',
  'appointments.event.present': 'Doet weer mee',
  'desk.said.added': 'Er komt één persoon bij deze afspraak bij.',
  'telling.cancel': 'De afspraken vanaf {when} annuleren',
  'telling.following': 'De reeks vanaf {when} wijzigen',
  'telling.move': 'De afspraken vanaf {when} verplaatsen',
  'telling.repeat': 'De afspraak van {when} herhalen',
  'telling.unseen':
    'Met deze keuze leest de patiënt iets anders. Er is nog niets gedaan: lees het bericht hieronder en druk nog een keer.',
}
