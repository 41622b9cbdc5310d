import type { practice as original } from '../en/practice.ts'

export const practice: Readonly<Record<keyof typeof original, string>> = {
  'practice.accessibility.aim':
    'Alle skal kunne bestille time hos {practice}. Derfor holder vi nettstedet enkelt.',
  'practice.accessibility.canTitle': 'Dette kan du gjøre',
  'practice.accessibility.keyboard': 'Bestille time fra begynnelse til slutt med bare tastaturet.',
  'practice.accessibility.reader': 'Bruke skjermleser: Overskrifter, felt og feil er sagt med ord.',
  'practice.accessibility.script': 'Bestille time på en gammel telefon, og uten JavaScript.',
  'practice.accessibility.standard':
    'Nettstedet er laget for å oppfylle Web Content Accessibility Guidelines (WCAG) 2.2, nivå AA. De som lager det, tester det både automatisk og for hånd. Ingen utenforstående har gransket det ennå.',
  'practice.accessibility.standardTitle': 'Standarden vi følger',
  'practice.accessibility.tell':
    'Er noe vanskelig å bruke, eller virker det ikke for deg? Si fra, så hjelper vi deg med å få time med en gang. Vi sier videre hva som bør bli bedre.',
  'practice.accessibility.tellTitle': 'Er det noe som ikke virker?',
  'practice.accessibility.time':
    'Ta den tiden du trenger: Det du har fylt inn, går ikke tapt fordi det tar tid.',
  'practice.accessibility.title': 'Tilgjengelighet',
  'practice.accessibility.zoom':
    'Forstørre teksten til 200 % og bruke lyse eller mørke farger, slik enheten din er stilt inn.',

  'practice.front.lead':
    'Velg et tidspunkt som passer deg. Det tar noen minutter, og du trenger ingen konto.',
  'practice.front.website': 'Nettstedet vårt',

  'practice.notYet.patient': 'Du kan ikke bestille time her ennå. Ring klinikken.',
  'practice.notYet.staff':
    'Er dette din klinikk? Adressen for å sette opp alt står i linjene som serveren skriver når den starter.',
  'practice.notYet.title': 'Denne timeboken er ikke satt opp ennå',

  'practice.privacy.complain':
    'Er du ikke fornøyd med svaret vårt? Da kan du klage til datatilsynsmyndigheten i landet ditt.',
  'practice.privacy.cookies':
    'Når du bestiller time, bruker vi ingen informasjonskapsler og teller ingen besøk. Alle filer på sidene kommer fra dette nettstedet; ingen andre selskaper får vite at du er her.',
  'practice.privacy.cookiesTitle': 'Informasjonskapsler og andre selskaper',
  'practice.privacy.long':
    'Det som hører til behandlingen din, oppbevarer vi så lenge loven krever. Et tidspunkt vi holder av mens du bestiller, slippes etter noen minutter hvis du ikke fullfører. Spør oss hvis du vil vite mer.',
  'practice.privacy.longTitle': 'Hvor lenge vi oppbevarer det',
  'practice.privacy.rights':
    'Du har rett til å få vite hva vi har om deg, og til å få rettet feil. I noen tilfeller kan du få opplysninger slettet eller utlevert. Ring oss eller spør i resepsjonen.',
  'practice.privacy.rightsTitle': 'Rettighetene dine',
  'practice.privacy.see':
    'Bare de som arbeider på klinikken og logger inn med egen konto. Det noteres hvem som har sett på opplysningene dine. Bekreftelser sendes på e-post gjennom e-postleverandøren vår. Der står det aldri hva timen gjelder.',
  'practice.privacy.seeTitle': 'Hvem som ser det',
  'practice.privacy.title': 'Personvern',
  'practice.privacy.whatAppointment':
    'Timen din: hva den gjelder, når, hvor og hos hvem, og meldingen din til oss hvis du skrev en.',
  'practice.privacy.whatMessages': 'Meldingene om timen din, og om de kom fram.',
  'practice.privacy.whatNetwork':
    'I kort tid en kode laget av nettverksadressen og nettleseren din, så ingen kan sperre alle timene. Vi kan ikke lese adressen ut av den.',
  'practice.privacy.whatTitle': 'Dette oppbevarer vi',
  'practice.privacy.whatYou':
    'Navnet og fødselsdatoen din, og telefonnummeret og e-postadressen din hvis du oppga dem.',
  'practice.privacy.who':
    '{practice} er ansvarlig for det du fyller inn her. Det ligger i timeboken som klinikken selv driver.',
  'practice.privacy.why':
    'For å bestille timen din, kjenne deg igjen, forberede besøket og nå deg hvis noe endrer seg. Vi bruker det ikke til noe annet og selger ingenting.',
  'practice.privacy.whyTitle': 'Hvorfor',
}
