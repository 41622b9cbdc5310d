import type { textTrial as original } from '../en/text-trial.ts'

export const textTrial: Readonly<Record<keyof typeof original, string>> = {
  'appointments.message.trial': 'Test-sms',
  'messages.kind.trial': 'Test-sms',
  'sending.error.bareKey':
    "Det här visas igen för den som öppnar sidan. Skriv '{secret}' i stället för nyckeln, och ange själva nyckeln i dess eget fält",
  'sending.error.headerPlain':
    'Ett huvud tar bara vanliga bokstäver, siffror och tecken, även i det som fylls i där',
  'sending.error.headerText': 'Meddelandet kan inte stå i ett huvud: det kan ha radbrytningar',
  'sending.error.hostPlain': 'I värdnamnet kan inget fyllas i',
  'sending.kind.trial': 'Test-sms',
  'sending.reports': 'Leveransrapporter',
  'sending.reports.carried':
    'Tjänsten får med varje meddelande veta vart den ska rapportera om det har kommit fram. Du behöver inte göra något.',
  'sending.reports.hint':
    'Har någon sett adressen som inte borde? Med en ny adress fungerar den nuvarande i 24 timmar till, så att rapporter som är på väg kommer fram. Tryck en gång till så upphör den genast.',
  'sending.reports.older': 'Den förra adressen fungerar till {time}.',
  'sending.reports.renew': 'Ny adress',
  'sending.reports.renewed': 'Det finns en ny adress för leveransrapporter.',
  'sending.test.ledger': 'Se testet i listan över meddelanden',
  'sending.trouble.day-budget':
    'Testet har inte skickats: det skulle överskrida det antal sms-delar som får gå ut per dag.',
  'sending.trouble.number-budget':
    'Testet har inte skickats: fler sms får inte gå till det här numret i dag.',
}
