import type { arrange as original } from '../en/arrange.ts'

export const arrange: Readonly<Record<keyof typeof original, string>> = {
  'blocks.atOnce': 'Endringer her gjelder med en gang, fra i dag. Bestilte timer flyttes aldri.',
  'blocks.atOnce.lead':
    'En mal sier hvilke timeluker en uke har. Endrer du en som gjelder, virker det med en gang. Bestilte timer flyttes aldri.',
  'blocks.error.elsewhere': '{name} er på en annen lokasjon enn denne timeluken',
  'blocks.error.inTheWay': 'En timeluke fra en annen gjeldende mal er i veien',
  'blocks.field.resources': 'Rom og apparater i denne timeluken',
  'blocks.hint.resources':
    'Av det en time trenger, brukes disse og ingen andre av samme slag. Ingenting reserveres. Ingen kryss: alt som passer',
  'blocks.outside':
    '{count, plural, one {# bestilt time ligger} other {# bestilte timer ligger}} utenfor timelukene fra nå av. Ingenting flyttes.',
  'fine.atOnce': 'Med en gang',
  'fine.atOnce.hint':
    'En endring gjelder fra i dag. Praktisk for en liten klinikk; ingenting vises på forhånd',
  'fine.field.addressHour': 'Bestillinger per time fra ett nettverk',
  'fine.field.holdMinutes': 'Minutter en valgt time holdes av',
  'fine.field.newKindsWeb': 'Nye typer timeluker er tilgjengelige online',
  'fine.field.openBookings': 'Kommende timer for én person, høyst',
  'fine.field.templates': 'Når endringer i en ukemal gjelder',
  'fine.group.booking': 'Mens en pasient bestiller',
  'fine.group.misuse': 'Mot misbruk',
  'fine.group.staff': 'I resepsjonen',
  'fine.hint.addressHour':
    'Deretter går bestillinger derfra langsommere og merkes for de ansatte. Ingen avvises',
  'fine.hint.holdMinutes': 'Fra 2 til 60. Ingen mister den før; etterpå kan andre ta den',
  'fine.hint.newKindsWeb': 'Bare hvordan krysset står når du legger til en type. De som finnes, endres ikke',
  'fine.hint.openBookings':
    'Kommende timer med samme e-postadresse, telefon eller nummer, alle typer til sammen. Utover det: ring oss',
  'fine.lead': 'Verdiene som Ledig starter med, passer de fleste klinikker. Endre én når du vet hvorfor.',
  'fine.onUpdate': 'Når jeg lar dem gjelde',
  'fine.onUpdate.hint':
    'Endrede tider venter i et utkast; før de gjelder, ser du hvilke timer som ville havne utenfor',
  'index.group.booking': 'Hva som kan bestilles, og når',
  'index.group.more': 'Mer',
  'index.group.patients': 'Pasienter',
  'index.group.people': 'Personer og rom',
  'index.group.practice': 'Klinikken',
  'settings.field.currency': 'Valuta',
  'settings.field.messagesOn': 'Send e-post til pasienter',
  'settings.field.practiceEmail': 'Klinikkens e-postadresse',
  'settings.field.strict': 'Bare til adresser som noen har bekreftet',
  'settings.hint.currency': 'For prisene på timetyper. Beløp regnes ikke om',
  'settings.hint.messagesOn': 'Uten dette sendes ingenting, uansett hva som er krysset av under',
  'settings.hint.practiceEmail': 'For spørsmål om personvern og tilgjengelighet; vises på de to sidene',
  'settings.hint.strict': 'Bekreftelsen av selve bestillingen går alltid til adressen som ble oppgitt',
  'settings.savedNow': 'Lagret nå, der det er forskjellig fra det du fylte ut:',
  'settings.tab.fine-tuning': 'Finjustering',
  'settings.tab.statements': 'Personvern og tilgjengelighet',
  'statements.email': 'Eller skriv til {email}.',
  'statements.field.accessibility': 'Om tilgjengelighet, {language}',
  'statements.field.privacy': 'Om personvern, {language}',
  'statements.hint.accessibility': 'Står først på siden, over det Ledig sier om seg selv. Høyst 4000 tegn',
  'statements.hint.privacy':
    'Hvem som er ansvarlig, og hva klinikken gjør utover det som alt står på siden. Høyst 4000 tegn',
  'statements.lead':
    'Hver bestillingsside viser til disse to sidene. De er fullstendige uten din tekst; legg til det som er spesielt for klinikken.',
  'statements.see.accessibility': 'Se siden om tilgjengelighet',
  'statements.see.privacy': 'Se siden om personvern',
  'types.count': '{count} av høyst {most} tegn',
  'types.hint.kindActive':
    'Fjern krysset for å ta typen ut av bruk: ingen nye luker lages av den, og pasienter bestiller ikke i dem. Lukene blir stående for de ansatte',
  'types.remove': 'Slett denne typen',
  'types.remove.inUse': 'Den kan ikke slettes, for den er i bruk i:',
  'types.remove.instead':
    'Ta den ut av bruk i stedet: ingen bestiller den lenger, og bestilte timer blir som de er.',
  'types.remove.retired': 'Den er alt ute av bruk: ingen bestiller den lenger.',
  'types.remove.sure': 'Ingenting bruker den. Når den er slettet, kommer den ikke tilbake.',
  'types.removeKind': 'Slett denne typen timeluke',
  'types.removeKind.inUse': 'Den kan ikke slettes, for den er i bruk i:',
  'types.removeKind.instead':
    'Ta den ut av bruk i stedet: ingen nye luker lages av den, og pasienter bestiller ikke i dem.',
  'types.removeKind.retired': 'Den er alt ute av bruk: pasienter bestiller ikke i lukene.',
  'types.removeKind.sure': 'Ingen timeluke er av denne typen. Når den er slettet, kommer den ikke tilbake.',
  'types.retire': 'Ta ut av bruk',
  'types.retireKind': 'Ta ut av bruk',
  'types.use.appointments': 'timer, også tidligere',
  'types.use.blocks': 'timeluker',
  'types.use.links': 'bestillingslenker',
  'types.use.records': 'andre oppføringer, for eksempel ønsker eller lister',
  'types.use.types': 'timetyper som er knyttet til den',
}
