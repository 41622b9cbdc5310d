import type { tracking as original } from '../en/tracking.ts'

export const tracking: Readonly<Record<keyof typeof original, string>> = {
  'settings.tab.tracking': 'Telling av besøk',
  'tracking.counted': 'Dette besøket telles med {service}.',
  'tracking.error.ga4':
    'Oppgi bare målings-ID-en, for eksempel G-ABC1234567. Ikke skriptet og ikke nummeret på eiendommen.',
  'tracking.error.matomo':
    'Oppgi adressen til deres Matomo, for eksempel https://stats.example.org/matomo/. Den begynner med https:// og er et åpent nettsted.',
  'tracking.error.ours': 'Dette er adressen til deres egen timebok. Oppgi adressen til et annet nettsted.',
  'tracking.error.own':
    'Oppgi bare adressen til skriptet, for eksempel https://stats.example.org/count.js. Den begynner med https:// og er et åpent nettsted.',
  'tracking.error.ownId': 'Bruk bokstaver, sifre, punktum, bindestrek og understrek, høyst 80',
  'tracking.error.site': 'Oppgi nummeret på nettstedet i Matomo, for eksempel 1',
  'tracking.error.universal':
    'Numre som begynner med UA-, sluttet å telle i 2023. Velg Administrator > Datastrømmer > nettstedet deres i Google Analytics: målings-ID-en der begynner med G-.',
  'tracking.event.booking_completed': 'Timen er bestilt; meldes av den siste siden',
  'tracking.event.booking_init': 'Den besøkende har sagt ja til telling; én gang per besøk',
  'tracking.event.button':
    'En annen knapp på sidene før opplysningene, for eksempel «Senere dager»; hvilken meldes ikke',
  'tracking.event.calendar_selected': 'En behandler, eller «Ingen preferanse», er valgt; hvilken meldes ikke',
  'tracking.event.date_selected': 'En ledig tid er valgt; hvilken meldes ikke',
  'tracking.event.type_selected': 'En type time er valgt; hvilken meldes ikke',
  'tracking.field.ga4Id': 'Målings-ID',
  'tracking.field.kind': 'Hva som teller',
  'tracking.field.matomoSite': 'Nummeret på nettstedet i Matomo',
  'tracking.field.matomoUrl': 'Adressen til deres Matomo',
  'tracking.field.ownId': 'ID som skriptet trenger',
  'tracking.field.ownUrl': 'Adressen til skriptet',
  'tracking.field.question': 'Spørsmål, {language}',
  'tracking.frame': 'Telling av besøk',
  'tracking.group.question': 'Spørsmålet til de besøkende',
  'tracking.hint.ga4Id':
    'Administrator > Datastrømmer > nettstedet deres. Begynner med G-. Ikke lim inn skriptet.',
  'tracking.hint.matomoSite': 'Innstillinger > Nettsteder, «ID»',
  'tracking.hint.matomoUrl': 'Der dere logger inn i Matomo, for eksempel https://stats.example.org/matomo/',
  'tracking.hint.ownId': 'Skriptet finner den som data-id på sitt eget element',
  'tracking.hint.ownUrl':
    'For eksempel https://stats.example.org/count.js. Det hører hendelsen «ledig» og får bare snakke med serveren det kom fra.',
  'tracking.kind.ga4.hint': 'Besøk telles også i USA. Ingen annonsefunksjoner, ingen informasjonskapsler.',
  'tracking.kind.matomo.hint': 'På deres egen server eller hos Matomo. Ingen informasjonskapsler.',
  'tracking.kind.off': 'Ingenting: besøk telles ikke',
  'tracking.kind.off.hint':
    'Ingen får spørsmålet, og ingen andre enn dere vet om et besøk. Slik leveres Ledig.',
  'tracking.kind.own': 'Et eget skript',
  'tracking.kind.own.hint': 'En annen teller, med adressen dens.',
  'tracking.label': 'Telling av besøk',
  'tracking.lead':
    'Dere kan se hvor mange besøkende som begynner på en bestilling, og hvor mange som fullfører. Hver besøkende blir spurt først; uten et ja lastes ingenting.',
  'tracking.learns':
    'Telleren kjører i en egen ramme. Den får vite navnene på seks trinn, og aldri hvem noen er, hva som er valgt eller skrevet, eller adressen til en side. Sider med personopplysninger laster den ikke.',
  'tracking.no': 'Nei, ikke tell',
  'tracking.privacy':
    'Når du bestiller, setter vi ingen informasjonskapsler. Bare hvis du sier ja, teller {service} hvilke trinn som tas på bestillingssidene våre. {service} ser nettverksadressen og nettleseren din, som alle nettsteder, men får aldri vite hvem du er, hva du velger eller hva du skriver. Uten ditt ja får ingen andre selskaper vite at du er her.',
  'tracking.question':
    'Kan vi telle hvordan bestillingssidene våre brukes? {service} får da vite hvilke trinn som tas, og ser nettverksadressen og nettleseren din, men får aldri vite hvem du er, hva du velger eller hva du skriver.',
  'tracking.question.lead':
    'De besøkende leser dette før noe telles. La feltet stå tomt for teksten vår, som sier hvem som teller og hva den får vite.',
  'tracking.stop': 'Slutt å telle',
  'tracking.test.asked': 'Hentet:',
  'tracking.test.back': 'Tilbake til innstillingene',
  'tracking.test.blocked': 'Ikke tillatt og ikke sendt:',
  'tracking.test.event': 'Hendelse',
  'tracking.test.failed':
    'Skriptet fra {service} kunne ikke hentes. Stemmer adressen? En blokkering i nettleseren har samme virkning.',
  'tracking.test.lead':
    'Dette åpner rammen slik en bestillingsside gjør, med {service} i den, og melder hver hendelse én gang. De dukker opp i tallene deres der.',
  'tracking.test.left': 'Hva skriptet har bedt nettverket om',
  'tracking.test.leftHint':
    'Hver linje viser at noe er sendt. Noen tellere venter noen sekunder og sender flere på en gang.',
  'tracking.test.link': 'Test',
  'tracking.test.loaded': 'Skriptet fra {service} er hentet.',
  'tracking.test.noScript':
    'Denne testen krever JavaScript. Uten det telles heller ingenting på bestillingssidene.',
  'tracking.test.off': 'Ingenting telles nå, så det er ingenting å teste.',
  'tracking.test.opened': 'Rammen er åpen. Skriptet fra {service} hentes.',
  'tracking.test.result': 'I denne testen',
  'tracking.test.silent':
    'Det er ikke kommet noe fra skriptet fra {service} på åtte sekunder: serveren svarer ikke, eller noe blokkerer. Det går an å bestille likevel.',
  'tracking.test.start': 'Start testen',
  'tracking.test.threw': 'Skriptet ble hentet og stoppet på en egen feil. Det går an å bestille likevel.',
  'tracking.test.title': 'Test tellingen',
  'tracking.test.told': 'Meldt',
  'tracking.test.waiting': 'Ingenting er hentet ennå.',
  'tracking.test.when': 'Når den meldes',
  'tracking.yes': 'Ja, bare tell',
}
