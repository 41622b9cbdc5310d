import type { lock as original } from '../en/lock.ts'

export const lock: Readonly<Record<keyof typeof original, string>> = {
  'lock.at': 'Låses {time} om du inte gör något.',
  'lock.back': 'Tillbaka till {name}',
  'lock.button': 'Lås',
  'lock.carryOn': 'Fortsätt där du var',
  'lock.carryOn.about':
    'Klockan {time} var skärmen låst när du skickade ett formulär om: {about}. Inget av det har sparats än, och inget har gått förlorat.',
  'lock.carryOn.drop': 'Släng det',
  'lock.carryOn.lead':
    'Klockan {time} var skärmen låst när du skickade ett formulär. Inget av det har sparats än, och inget har gått förlorat.',
  'lock.carryOn.once': 'Det sparas en timme, bara för dig, och kan skickas en gång.',
  'lock.carryOn.page': 'Öppna sidan utan det',
  'lock.carryOn.send': 'Fortsätt: skicka nu',
  'lock.carryOn.typed': 'Det du fyllde i',
  'lock.carryOver': 'Det finns inget att fortsätta med',
  'lock.carryOver.lead':
    'Formuläret har redan skickats, slängts, är äldre än en timme eller tillhör någon annan. Inget har ändrats nu.',
  'lock.dropped': 'Det som din föregångare vid den här platsen hade fyllt i men inte sparat har slängts.',
  'lock.elsewhere': 'Vid varje ändring loggas du ut överallt annars.',
  'lock.idle': 'Minuter tills skärmen låses: {role}',
  'lock.idle.hint':
    'Från 5 till 720, utan att något görs. Det som fyllts i behålls. Efter tolv timmar låses varje skärm',
  'lock.kept': 'Det du skickade finns kvar. När du är inne skickar ett tryck det.',
  'lock.keptFor': 'Det {name} skickade finns kvar. Logga in som {name}, så skickar ett tryck det.',
  'lock.lead': '{name} är inloggad här. Visa att det är du och fortsätt där du var.',
  'lock.mail.former.lead':
    'Ditt konto hos {practice} har från och med nu en annan e-postadress. Det här är det sista meddelandet till den här.',
  'lock.mail.former.not':
    'Var det varken du eller någon som gjorde det åt dig? Ring då mottagningen genast: en ägare kan stänga kontot.',
  'lock.mail.former.subject': 'Din inloggningsadress har ändrats, {practice}',
  'lock.notYours': 'Formuläret var någon annans',
  'lock.notYours.lead':
    'Sidan öppnades av {other} och du är inloggad som {name}. Inget har sparats: inget får göras i någon annans namn. Öppna sidan på nytt och gör ändringen själv.',
  'lock.note.file':
    'En fil kan inte sparas bakom låset. Lås upp, öppna sidan och skicka formuläret med filen en gång till.',
  'lock.note.long':
    'Formuläret var för långt för att sparas bakom låset. Lås upp, gå tillbaka och skicka det en gång till.',
  'lock.other': 'Någon annan',
  'lock.own': 'Ditt eget lösenord',
  'lock.own.hint': 'Det här avgör vem som kommer in: visa en gång till att det är du',
  'lock.passkey': 'Lås upp med en lösennyckel',
  'lock.signOut': 'Logga ut {name}',
  'lock.soon': 'Sidan låses {time}. Det du fyllt i finns kvar.',
  'lock.stay': 'Förbli inloggad',
  'lock.staying': 'Du är inloggad, {name}',
  'lock.staying.lead':
    'Skärmen låses efter {minutes, plural, one {# minut} other {# minuter}} utan att något görs. En sida som du har i en annan flik fortsätter där den var: den här kan stängas.',
  'lock.stillHere':
    'Det du fyllt i finns kvar på sidan. Lås upp i det lilla fönstret så kommer det tillbaka.',
  'lock.takeOver': 'Logga in, så loggas {name} ut här.',
  'lock.title': 'Låst',
  'lock.unlock': 'Lås upp',
  'lock.willDrop': '{name} har skickat något som inte är sparat än. Om någon annan loggar in här slängs det.',
  'lock.wrong': 'Det är inte lösenordet',
}
