import type { textTrial as original } from '../en/text-trial.ts'

export const textTrial: Readonly<Record<keyof typeof original, string>> = {
  'appointments.message.trial': 'Test-sms',
  'messages.kind.trial': 'Test-sms',
  'sending.error.bareKey':
    "Dit wordt weer getoond aan wie de pagina opent. Schrijf '{secret}' voor de sleutel, en vul de sleutel zelf in het eigen veld in",
  'sending.error.headerPlain':
    'In een kop kunnen alleen gewone letters, cijfers en tekens staan; ook in wat er wordt ingevuld',
  'sending.error.headerText': 'Het bericht kan niet in een kop staan: er kunnen regeleinden in zitten',
  'sending.error.hostPlain': 'In de hostnaam kan niets worden ingevuld',
  'sending.kind.trial': 'Test-sms',
  'sending.reports': 'Ontvangstmeldingen',
  'sending.reports.carried':
    'De dienst krijgt bij elk bericht te horen waar die moet melden of het is aangekomen. U hoeft niets te doen.',
  'sending.reports.hint':
    'Heeft iemand het adres gezien die dat niet mocht? Met een nieuw adres werkt het huidige nog 24 uur, zodat meldingen die onderweg zijn aankomen. Druk nog een keer en het eindigt meteen.',
  'sending.reports.older': 'Het vorige adres werkt nog tot {time}.',
  'sending.reports.renew': 'Nieuw adres',
  'sending.reports.renewed': 'Er is een nieuw adres voor ontvangstmeldingen.',
  'sending.test.ledger': 'Bekijk de test in de lijst van berichten',
  'sending.trouble.day-budget':
    'De test is niet verstuurd: er zouden meer sms-delen weggaan dan per dag mogen.',
  'sending.trouble.number-budget':
    'De test is niet verstuurd: naar dit nummer mogen vandaag geen sms’jes meer.',
}
