import type { software as original } from '../en/software.ts'

export const software: Readonly<Record<keyof typeof original, string>> = {
  'software.title': 'Annen programvare',
  'software.lead':
    'La annen programvare lese timer eller sende meldinger: en spørreskjematjeneste, en skjerm på venterommet, regnskapet. Hver får sin egen nøkkel og bare de rettighetene du krysser av for. Det den får se om pasienter, står i innsynsloggen deres, og det den sender, står under Meldinger.',
  'software.none': 'Ingen annen programvare har tilgang.',
  'software.token': 'Nøkkel',
  'software.used': 'Sist brukt',
  'software.made': 'Laget',
  'software.never': 'aldri',
  'software.revoked': 'Trukket tilbake',
  'software.add': 'Gi programvare tilgang',
  'software.make': 'Lag nøkkel',
  'software.hint.name': 'Det du kaller den, for eksempel navnet på leverandøren',
  'software.rights': 'Hva den får gjøre',
  'software.right.readAppointments': 'Lese timer',
  'software.right.readAppointments.hint':
    'Tider, status, timetype, behandler, lokasjon, og pasienter som nummer, uten navn',
  'software.right.readNames': 'Lese navn på pasienter',
  'software.right.readNames.hint':
    'Sammen med timene; aldri for sperret adresse. Kryss bare av hvis programvaren ikke klarer seg uten',
  'software.right.sendMessages': 'Sende meldinger til pasienter',
  'software.right.sendMessages.hint':
    'Egne tekster, bare til bekreftede kontaktopplysninger; alt som stopper meldingene deres, stopper også disse',
  'software.right.beTold': 'Få vite når timer endres',
  'software.right.beTold.hint':
    'På en adresse hos programvaren: bestilt, flyttet eller avbestilt, med tider og nummer, uten navn',
  'software.error.name': 'Skriv et navn på høyst 80 tegn',
  'software.error.rights': 'Kryss av for minst én rettighet',
  'software.error.url': 'Skriv en offentlig nettadresse som begynner med https://',
  'software.document': 'For leverandøren av programvaren, hva som finnes og hvordan man spør:',
  'software.token.once':
    'Kopier den nå og oppbevar den som et passord: den vises ikke igjen. Hvis den blir borte, trekk den tilbake og lag en ny.',
  'software.webhook': 'Hvor den får vite om timer',
  'software.webhook.lead':
    'Når en time bestilles, flyttes eller avbestilles, av hvem det enn er, sendes det hit innen ett minutt. Meldingen er signert og inneholder bare nummer og tider.',
  'software.url': 'Nettadresse',
  'software.url.hint': 'Spør leverandøren av programvaren. Den begynner med https://',
  'software.webhook.set': 'Lagre adressen',
  'software.webhook.remove': 'Slutt å gi beskjed',
  'software.answered': 'Siste svar',
  'software.week': 'De siste 7 dagene',
  'software.counts': 'gitt beskjed: {sent, number}, venter: {waiting, number}, gitt opp: {failed, number}',
  'software.trouble': 'Problem',
  'software.trouble.not-public': 'Adressen fører til et privat nett. Bare offentlige adresser får beskjed.',
  'software.trouble.no-answer': 'Ingen svarer på adressen.',
  'software.trouble.too-slow': 'Det kom ikke svar innen 10 sekunder.',
  'software.trouble.not-encrypted': 'Forbindelsen kan ikke krypteres: sertifikatet er ikke gyldig.',
  'software.trouble.redirect': 'Adressen fører videre til en annen. Skriv inn den i stedet.',
  'software.trouble.status': 'Programvaren svarte med en feil.',
  'software.trouble.gone': 'Programvaren har bedt om ikke å få vite mer.',
  'software.trouble.demonstration': 'Dette er demonstrasjonen: ingenting forlater maskinen.',
  'software.ended':
    'Siden {since} er det ikke gitt beskjed hit: programvaren tok ikke imot på tre dager, eller ba om det. Det som har skjedd i mellomtiden, må den lese selv. Slå det på igjen når programvaren er klar.',
  'software.secret': 'Hemmelighet for signaturen',
  'software.secret.once':
    'Kopier den nå og gi den til programvaren: den vises ikke igjen. Med den vet programvaren at en melding kommer fra dere.',
  'software.secret.lead': 'Lag en ny hvis andre kan ha sett den. Den gamle gjelder en dag til.',
  'software.secret.renew': 'Lag ny hemmelighet',
  'software.secret.both': 'Til {until} gjelder også den gamle hemmeligheten.',
  'software.revoke': 'Trekk tilbake tilgangen',
  'software.revoke.lead':
    'Nøkkelen åpner ingenting fra da av, og programvaren får ikke vite mer. Dette kan ikke angres; du kan lage en ny nøkkel.',
  'software.revoke.sure': 'Trekke tilbake tilgangen til {name}?',
  'software.back': 'All programvare',
  'software.alarm':
    '{name} har ikke fått vite om timer siden {since}: den svarer ikke.{owner, select, yes {} other { En eier ser hvorfor under Innstillinger, Annen programvare.}}',
  'software.alarm.open': 'Se hvorfor',
  'software.look': 'Annen programvare',
  'record.view.software': 'lest av programvare',
  'messages.kind.api': 'Melding fra annen programvare',
  'messages.reason.software-revoked': 'Programvarens tilgang er trukket tilbake',
  'software.mail.subject': 'En melding fra {practice}',
  'software.mail.open': 'Åpne siden',
  'software.mail.why': 'Du får denne meldingen fordi du er pasient hos {practice}.',
  'software.mail.unsubscribe': 'Stopp slike meldinger og påminnelser på e-post',
}
