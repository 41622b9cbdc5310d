import type { textTrial as original } from '../en/text-trial.ts'

export const textTrial: Readonly<Record<keyof typeof original, string>> = {
  'appointments.message.trial': 'Test-SMS',
  'messages.kind.trial': 'Test-SMS',
  'sending.error.bareKey':
    "Dette vises igjen for den som åpner siden. Skriv '{secret}' i stedet for nøkkelen, og skriv selve nøkkelen i sitt eget felt",
  'sending.error.headerPlain':
    'Et hode tar bare vanlige bokstaver, tall og tegn, også i det som fylles inn der',
  'sending.error.headerText': 'Meldingen kan ikke stå i et hode: den kan ha linjeskift',
  'sending.error.hostPlain': 'I vertsnavnet kan ingenting fylles inn',
  'sending.kind.trial': 'Test-SMS',
  'sending.reports': 'Leveringsrapporter',
  'sending.reports.carried':
    'Tjenesten får med hver melding vite hvor den skal rapportere om den er kommet fram. Du trenger ikke gjøre noe.',
  'sending.reports.hint':
    'Har noen sett adressen som ikke burde? Med en ny adresse virker den nåværende i 24 timer til, slik at rapporter som er på vei, kommer fram. Trykk én gang til, så slutter den å virke med en gang.',
  'sending.reports.older': 'Den forrige adressen virker til {time}.',
  'sending.reports.renew': 'Ny adresse',
  'sending.reports.renewed': 'Det er en ny adresse for leveringsrapporter.',
  'sending.test.ledger': 'Se testen i listen over meldinger',
  'sending.trouble.day-budget':
    'Testen er ikke sendt: den ville gå over antallet SMS-deler som kan sendes per dag.',
  'sending.trouble.number-budget':
    'Testen er ikke sendt: det kan ikke sendes flere SMS til dette nummeret i dag.',
}
