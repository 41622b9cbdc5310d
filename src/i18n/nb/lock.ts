import type { lock as original } from '../en/lock.ts'

export const lock: Readonly<Record<keyof typeof original, string>> = {
  'lock.at': 'Låses kl. {time} hvis du ikke gjør noe.',
  'lock.back': 'Tilbake til {name}',
  'lock.button': 'Lås',
  'lock.carryOn': 'Fortsett der du var',
  'lock.carryOn.about':
    'Klokken {time} var skjermen låst da du sendte et skjema om: {about}. Ingenting av det er lagret ennå, og ingenting er gått tapt.',
  'lock.carryOn.drop': 'Kast det',
  'lock.carryOn.lead':
    'Klokken {time} var skjermen låst da du sendte et skjema. Ingenting av det er lagret ennå, og ingenting er gått tapt.',
  'lock.carryOn.once': 'Det tas vare på i en time, bare for deg, og kan sendes én gang.',
  'lock.carryOn.page': 'Åpne siden uten det',
  'lock.carryOn.send': 'Fortsett: send nå',
  'lock.carryOn.typed': 'Det du fylte ut',
  'lock.carryOver': 'Det er ingenting å fortsette med',
  'lock.carryOver.lead':
    'Skjemaet er alt sendt, er kastet, er eldre enn en time eller tilhører noen andre. Ingenting ble endret nå.',
  'lock.dropped': 'Det forgjengeren din på denne plassen hadde fylt ut, men ikke lagret, er kastet.',
  'lock.elsewhere': 'Ved hver endring logges du ut alle andre steder.',
  'lock.idle': 'Minutter til skjermen låses: {role}',
  'lock.idle.hint':
    'Fra 5 til 720, uten at noe gjøres. Det som er fylt ut, beholdes. Etter tolv timer låses hver skjerm',
  'lock.kept': 'Det du sendte, er tatt vare på. Når du er inne, sender ett trykk det.',
  'lock.keptFor': 'Det {name} sendte, er tatt vare på. Logg inn som {name}, så sender ett trykk det.',
  'lock.lead': '{name} er logget inn her. Vis at det er deg, og fortsett der du var.',
  'lock.mail.former.lead':
    'Kontoen din hos {practice} har fra nå av en annen e-postadresse. Dette er den siste e-posten til denne adressen.',
  'lock.mail.former.not':
    'Var det verken du eller noen som gjorde det for deg? Ring da klinikken med en gang: en eier kan stenge kontoen.',
  'lock.mail.former.subject': 'Innloggingsadressen din er endret, {practice}',
  'lock.notYours': 'Skjemaet tilhørte noen andre',
  'lock.notYours.lead':
    'Siden ble åpnet av {other}, og du er logget inn som {name}. Ingenting er lagret: ingenting får gjøres i andres navn. Åpne siden på nytt og gjør endringen selv.',
  'lock.note.file':
    'En fil kan ikke tas vare på bak låsen. Lås opp, åpne siden og send skjemaet med filen en gang til.',
  'lock.note.long':
    'Skjemaet var for langt til å tas vare på bak låsen. Lås opp, gå tilbake og send det en gang til.',
  'lock.other': 'Noen andre',
  'lock.own': 'Ditt eget passord',
  'lock.own.hint': 'Dette avgjør hvem som kommer inn: vis én gang til at det er deg',
  'lock.passkey': 'Lås opp med en passnøkkel',
  'lock.signOut': 'Logg ut {name}',
  'lock.soon': 'Denne siden låses kl. {time}. Det du har fylt ut, blir stående.',
  'lock.stay': 'Forbli innlogget',
  'lock.staying': 'Du er logget inn, {name}',
  'lock.staying.lead':
    'Skjermen låses etter {minutes, plural, one {# minutt} other {# minutter}} uten at noe gjøres. En side du har i en annen fane, fortsetter der den var: denne kan lukkes.',
  'lock.stillHere':
    'Det du har fylt ut, er fortsatt på siden. Lås opp i det lille vinduet, så kommer det tilbake.',
  'lock.takeOver': 'Logg inn, så logges {name} ut her.',
  'lock.title': 'Låst',
  'lock.unlock': 'Lås opp',
  'lock.willDrop':
    '{name} har sendt noe som ikke er lagret ennå. Hvis noen andre logger inn her, blir det kastet.',
  'lock.wrong': 'Dette er ikke passordet',
}
