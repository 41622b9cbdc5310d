import type { wording as original } from '../en/wording.ts'

export const wording: Readonly<Record<keyof typeof original, string>> = {
  'wording.title': 'Hva meldingene sier',
  'wording.lead':
    'Hver melding som pasientene får, ord for ord, med et eksempel. Foran og bak kan dere si noe eget, for hver type, kanal og språk.',
  'wording.never':
    'En melding inneholder aldri adresse eller behandling, og en SMS ingens navn. Resten finner pasienten på siden bak lenken.',
  'wording.column.kind': 'Melding',
  'wording.column.email': 'E-post',
  'wording.column.sms': 'SMS',
  'wording.open.email': '{kind} på e-post',
  'wording.open.sms': '{kind} på SMS',
  'wording.own': 'Deres ord på: {languages}',
  'wording.kind.cancelled': 'Avlyst',
  'wording.kind.confirm-contact': 'Spørsmål om en kontaktopplysning stemmer',
  'wording.kind.confirmation': 'Bekreftelse',
  'wording.kind.dialogue': 'Automatisk melding',
  'wording.kind.moved': 'Flyttet',
  'wording.kind.propose': 'Velg en ny time',
  'wording.kind.reassigned': 'Nå hos en kollega',
  'wording.kind.reminder': 'Påminnelse',
  'wording.kind.reminder-day': 'Påminnelse om flere samme dag',
  'wording.kind.series-cancelled': 'Serie avlyst',
  'wording.kind.series-created': 'Serie opprettet',
  'wording.kind.series-moved': 'Serie flyttet',
  'wording.back': 'Alle meldinger',
  'wording.field.before': 'Foran meldingen ({language})',
  'wording.field.after': 'Etter meldingen ({language})',
  'wording.hint.known':
    'Tomt: ingenting legges til. Dere kan bruke {known}, som fylles ut når meldingen sendes',
  'wording.fixed.contact':
    'Det går ikke an å legge til noe i denne meldingen: den spør om en adresse eller et nummer stemmer, og da kan det være en fremmed som leser. Til svaret er kommet, står det bare hvem som spør.',
  'wording.fixed.dialogue':
    'Dette er ordene rundt varselet. Det dere selv har å si, leses på siden bak lenken:',
  'wording.languages': 'Eksempel på et annet språk',
  'wording.fixed.day': 'Den har ordene fra påminnelsen:',
  'wording.look': 'Se eksempelet',
  'wording.example': 'Eksempel: {language}',
  'wording.example.dark': 'I et mørkt e-postprogram',
  'wording.example.light': 'I et lyst e-postprogram',
  'wording.example.note': 'Navn, tider og lenker er oppdiktet, ingenting sendes.',
  'wording.example.link': 'Når pasienten kan endre på nett',
  'wording.example.phone': 'Når pasienten må ringe',
  'wording.example.plain': 'Når e-postprogrammet bare viser tekst',
  'wording.size':
    '{characters, plural, one {# tegn} other {# tegn}} i {encoding}, {segments, plural, one {# segment} other {# segmenter}}',
  'wording.room': 'Plass til {count, plural, one {# tegn} other {# tegn}} til',
  'wording.cost': 'koster {cost}',
  'wording.noCost': 'ingen pris er satt',
  'wording.beyond': 'Ikke i GSM-7: {letters}. Med dem rommer et segment 70 tegn i stedet for 160.',
  'wording.long':
    'Klinikkens navn og nettadresse har til sammen {count} tegn. Med høyst {most} får hver SMS plass i ett segment, ellers tar noen to.',
  'wording.missing':
    'Dere sier noe på andre språk, men ikke på: {languages}. Til meldinger på disse legges ingenting til.',
  'wording.error.placeholder': '{unknown} er ikke kjent her. Dere kan bruke {known}',
  'wording.error.address':
    'Her står adressen til {location}. En adresse skal aldri stå i en melding: pasienten finner den bak lenken',
  'wording.warn.address':
    'I «{field}» ser det ut til å stå en adresse. En adresse hører ikke hjemme i en melding: pasienten finner den bak lenken.',
  'wording.warn.type':
    'I «{field}» står «{name}», som en timetype heter. Hva noen kommer for, hører ikke hjemme i en melding.',
  'wording.warn.place': 'Lokasjonen «{name}» står i meldinger, og navnet ser ut som en adresse.',
  'wording.warn.placeType':
    'Lokasjonen «{name}» står i meldinger, og i navnet står «{type}», som en timetype heter.',
  'wording.warn.here':
    'Dette navnet ser ut som en adresse. Det står i meldinger, der ingen adresse hører hjemme: et navn som «Sør» er nok.',
}
