import type { hints as original } from '../en/hints.ts'

export const hints: Readonly<Record<keyof typeof original, string>> = {
  'settings.hint.active':
    'Fjern krysset for å ta typen ut av bruk. Ingen bestiller den lenger; bestilte timer blir stående',
  'settings.hint.address': 'Gate og nummer, postnummer og sted, slik at pasienter finner fram',
  'settings.hint.ageFilter':
    'Vises før tidene, med telefonnummeret. Pasienter blir da spurt om fødselsdato eller nummer',
  'settings.hint.asksKnown': 'Den besøkendes eget svar. Spørres alltid om når ikke alle kan bestille',
  'settings.hint.blockFilter':
    'Pasienter bestiller typen bare i timeluker av typen nedenfor. Resepsjonen kan bestille den hvor som helst',
  'settings.hint.buffer': 'Pasienter ser ikke dette',
  'settings.hint.calendarOnline': 'Ellers bestiller bare ansatte i denne kalenderen',
  'settings.hint.clock': 'Skriv 9, 9:00 eller 0900. La det stå tomt når det er stengt.',
  'settings.hint.confirmation': 'Så snart timen er bestilt',
  'settings.hint.description': 'Under navnet ved bestilling, høyst 500 tegn. Sendes aldri i en melding',
  'settings.hint.frameOrigins': 'Én adresse per linje, for eksempel https://www.example.org',
  'settings.hint.from': 'Disse tidene erstatter de gamle fra og med den dagen. Bestilte timer blir stående',
  'settings.hint.grid': '15 gir 9:00, 9:15, 9:30 og så videre',
  'settings.hint.horizonDays': 'Hvor langt frem pasienter kan bestille. Tomt: uten grense',
  'settings.hint.hours': 'Vises ved telefonnummeret, for eksempel mandag–fredag 8:00–17:00',
  'settings.hint.information': 'Vises for pasienten før og etter bestillingen. Sendes aldri i en melding',
  'settings.hint.keepsBlock':
    'Online tar timelukene da bare imot typene som er knyttet til dem: andre typer kan ikke lenger bestilles der online. Resepsjonen kan fortsatt bestille alt',
  'settings.hint.kind': 'Hva pasienter kan bestille i en timeluke avhenger av typen',
  'settings.hint.kindVisibility': 'Som over: det type, behandler eller klinikk sier. Et valg her går foran',
  'settings.hint.language': 'For pasienter som ikke får sitt eget språk',
  'settings.hint.leadHours': 'Hvor sent pasienter kan bestille. 0: helt til start',
  'settings.hint.locations': 'Ingenting avkrysset: overalt',
  'settings.hint.maxOwnBookings':
    'Kommende timer som én pasient kan ha bestilt online. 0: ingen, ingenting tilbys. Tomt: uten grense',
  'settings.hint.needs': 'Alle behov må være oppfylt samtidig. Tøm navn og kryss for å fjerne ett',
  'settings.hint.notify': 'Bekreftelse og påminnelse. Ellers får pasienter ingen av delene',
  'settings.hint.numbers':
    'Spørres bare om når nummeret etterspørres over. Slått av fra starten. Numre lagres kryptert',
  'settings.hint.offered': 'Pasienter kan velge mellom',
  'settings.hint.password': 'Minst 12 tegn. Tre ord som ikke har noe med hverandre å gjøre, er bra',
  'settings.hint.phone': 'På hver side, for den som heller vil ringe',
  'settings.hint.places':
    'Hvor mange pasienter det er plass til i én time. Flere enn 1 gjør den til en gruppe',
  'settings.hint.portalOpen': 'Slå på når behandlere, typer og tider er klare',
  'settings.hint.practice': 'Slik pasientene kjenner den',
  'settings.hint.practitionerInEmail': 'Slå av hvis navnet røper hva timen gjelder',
  'settings.hint.practitionerName': 'Slik kollegene kjenner personen',
  'settings.hint.price': 'Tomt viser ingen pris',
  'settings.hint.profession': 'For eksempel lege, tannlege, fysioterapeut',
  'settings.hint.publicName': 'Tomt: navnet over',
  'settings.hint.releaseHours':
    'For eksempel 72, for å holde tider ledige til da. Tomt: så snart de er planlagt',
  'settings.hint.reminderDays': '0: samme dag',
  'settings.hint.reminderTime': 'Når påminnelser sendes, for eksempel 10:00',
  'settings.hint.rename': 'Navnet som ansatte ser. Bestilte timer beholder tidspunkt og personer',
  'settings.hint.role': 'Eiere endrer alt, resepsjonen styrer dagen, behandlere ser timeboken',
  'settings.hint.signInEmail': 'Til å logge inn med',
  'settings.hint.termsUrl': 'Hvis oppgitt krysser pasientene av for at de godtar',
  'settings.hint.typeHorizon': 'Hvor langt frem pasienter kan bestille. Tomt: som over, nå {above}',
  'settings.hint.typeLead': 'Hvor sent pasienter kan bestille. 0: helt til start. Tomt: som over, nå {above}',
  'settings.hint.typeMaxOwn':
    'Kommende timer som én pasient kan ha bestilt online. 0: ingen, ingenting tilbys. Tomt: som over, nå {above}',
  'settings.hint.typeName': 'Navnet som ansatte ser',
  'settings.hint.typeOnline': 'Ansatte kan alltid bestille den',
  'settings.hint.typePublicName': 'Tomt: navnet som ansatte ser',
  'settings.hint.typeVisibility': 'Hvilke av de ledige tidene pasienter ser. Som over er nå: {above}',
  'settings.hint.urgent': 'Vises der man velger tid',
  'settings.hint.visibility':
    'Hvilke av de ledige tidene pasienter ser. Timetyper og timeluker kan ha sitt eget valg',
  'settings.hint.visitingAddress': 'Bare hvis det ikke er på lokasjonen',
}
