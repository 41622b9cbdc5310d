import type { lock as original } from '../en/lock.ts'

export const lock: Readonly<Record<keyof typeof original, string>> = {
  'lock.at': 'Gaat om {time} op slot, tenzij u iets doet.',
  'lock.back': 'Terug naar {name}',
  'lock.button': 'Vergrendelen',
  'lock.carryOn': 'Ga verder waar u was',
  'lock.carryOn.about':
    'Om {time} was het scherm op slot toen u een formulier verstuurde over: {about}. Er is nog niets van opgeslagen en er is niets verloren.',
  'lock.carryOn.drop': 'Weggooien',
  'lock.carryOn.lead':
    'Om {time} was het scherm op slot toen u een formulier verstuurde. Er is nog niets van opgeslagen en er is niets verloren.',
  'lock.carryOn.once': 'Het wordt een uur bewaard, alleen voor u, en kan één keer verstuurd worden.',
  'lock.carryOn.page': 'De pagina openen zonder dit',
  'lock.carryOn.send': 'Verdergaan: nu versturen',
  'lock.carryOn.typed': 'Wat u invulde',
  'lock.carryOver': 'Er is niets om mee verder te gaan',
  'lock.carryOver.lead':
    'Het formulier is al verstuurd, is weggegooid, is ouder dan een uur of is van iemand anders. Er is zojuist niets gewijzigd.',
  'lock.dropped': 'Wat uw voorganger aan deze balie had ingevuld maar niet opgeslagen, is weggegooid.',
  'lock.elsewhere': 'Bij elke wijziging wordt u overal elders uitgelogd.',
  'lock.idle': 'Minuten tot het scherm op slot gaat: {role}',
  'lock.idle.hint':
    'Van 5 tot 720, als er niets gebeurt. Wat ingevuld was, blijft bewaard. Na twaalf uur gaat elk scherm op slot',
  'lock.kept': 'Wat u verstuurde, is bewaard. Zodra u binnen bent, verstuurt één druk op de knop het.',
  'lock.keptFor':
    'Wat {name} verstuurde, is bewaard. Log in als {name}, en één druk op de knop verstuurt het.',
  'lock.lead': '{name} is hier ingelogd. Laat zien dat u het bent en ga verder waar u was.',
  'lock.mail.former.lead':
    'Uw account bij {practice} heeft vanaf nu een ander e-mailadres. Dit is het laatste bericht aan dit adres.',
  'lock.mail.former.not':
    'Was u het niet, en ook niet iemand die het voor u deed? Bel dan meteen de praktijk: een eigenaar kan het account sluiten.',
  'lock.mail.former.subject': 'Uw inlogadres is gewijzigd, {practice}',
  'lock.notYours': 'Dit formulier was van iemand anders',
  'lock.notYours.lead':
    'De pagina was geopend door {other} en u bent ingelogd als {name}. Er is niets opgeslagen: niets mag op naam van een ander gebeuren. Open de pagina opnieuw en voer de wijziging zelf in.',
  'lock.note.file':
    'Een bestand kan niet achter het slot bewaard blijven. Ontgrendel, open de pagina en verstuur het formulier met het bestand opnieuw.',
  'lock.note.long':
    'Dat formulier was te lang om achter het slot te bewaren. Ontgrendel, ga terug en verstuur het opnieuw.',
  'lock.other': 'Iemand anders',
  'lock.own': 'Uw eigen wachtwoord',
  'lock.own.hint': 'Dit bepaalt wie er binnenkomt: laat nog een keer zien dat u het bent',
  'lock.passkey': 'Ontgrendelen met een toegangssleutel',
  'lock.signOut': '{name} uitloggen',
  'lock.soon': 'Deze pagina gaat om {time} op slot. Wat u invulde, blijft staan.',
  'lock.stay': 'Ingelogd blijven',
  'lock.staying': 'U bent ingelogd, {name}',
  'lock.staying.lead':
    'Het scherm gaat op slot na {minutes, plural, one {# minuut} other {# minuten}} waarin er niets gebeurt. Een pagina van u in een ander tabblad gaat verder waar ze was: dit tabblad kan dicht.',
  'lock.stillHere':
    'Wat u invulde, staat nog op deze pagina. Ontgrendel in het kleine venster, dan komt het terug.',
  'lock.takeOver': 'Log in, dan wordt {name} hier uitgelogd.',
  'lock.title': 'Op slot',
  'lock.unlock': 'Ontgrendelen',
  'lock.willDrop':
    '{name} heeft iets verstuurd dat nog niet is opgeslagen. Logt hier iemand anders in, dan wordt het weggegooid.',
  'lock.wrong': 'Dit is niet het wachtwoord',
}
