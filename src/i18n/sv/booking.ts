import type { booking as original } from '../en/booking.ts'

export const booking: Readonly<Record<keyof typeof original, string>> = {
  'booking.about.address': 'Du kommer till den här adressen:',
  'booking.about.price': 'Pris:',

  'booking.booked.another': 'Boka en tid till',
  'booking.booked.bring': 'Innan du kommer',
  'booking.booked.calendar': 'Lägg till i min kalender',
  'booking.booked.next': 'Det här händer nu',
  'booking.booked.nothingElse': 'Du behöver inte göra något mer före besöket.',
  'booking.booked.returning': 'Om 30 sekunder kommer du tillbaka till vår webbplats.',
  'booking.booked.stay': 'Stanna här',
  'booking.booked.title': 'Din tid är bokad',
  'booking.booked.website': 'Tillbaka till vår webbplats',

  'booking.check.book': 'Boka tid',
  'booking.check.notProvided': 'Inget angivet',
  'booking.check.onceMore': 'Det gick fort. Tryck på ”Boka tid” en gång till.',
  'booking.check.otherTime': 'Välj en annan tid',
  'booking.check.title': 'Kontrollera och boka',

  'booking.closed.closed.lead': 'Det går inte att boka tid på webben just nu.',
  'booking.closed.closed.phone':
    'Det går inte att boka tid på webben just nu. Ring oss så hittar vi en tid tillsammans.',
  'booking.closed.closed.title': 'Webbokningen är stängd',
  'booking.closed.no-type.lead': 'Det finns inget att boka på webben just nu.',
  'booking.closed.no-type.phone':
    'Det finns inget att boka på webben just nu. Ring oss så hittar vi en tid tillsammans.',
  'booking.closed.no-type.title': 'Inget att boka på webben',

  'booking.details.birthDateHint': 'Till exempel 27 3 1979',
  'booking.details.day': 'Dag',
  'booking.details.eitherContact': 'Hur når vi dig? Ange ett mobilnummer, en e-postadress eller båda.',
  'booking.details.emailHint': 'För meddelanden om den här tiden',
  'booking.details.leaveEmpty': 'Lämna det här tomt',
  'booking.details.messageHint': 'Vi läser detta före ditt besök, inte nu',
  'booking.details.messageHintPhone': 'Vi läser detta före ditt besök, inte nu. Akut? Ring {phone}',
  'booking.details.mobileHint': 'Vi ringer bara om något ändras',
  'booking.details.mobileOnlyHint': 'Vi ringer dig om något ändras. Du får inget mejl eller sms',
  'booking.details.month': 'Månad',
  'booking.details.readTerms': 'Läs villkoren (öppnas i ett nytt fönster)',
  'booking.details.title': 'Dina uppgifter',
  'booking.details.what': '{type} hos {name}',
  'booking.details.year': 'År',

  'booking.error.birthDate.day': 'Födelsedatumet behöver en dag',
  'booking.error.birthDate.future': 'Födelsedatumet måste ligga bakåt i tiden',
  'booking.error.birthDate.missing': 'Ange ditt födelsedatum',
  'booking.error.birthDate.month': 'Födelsedatumet behöver en månad',
  'booking.error.birthDate.old': 'Kontrollera året i ditt födelsedatum',
  'booking.error.birthDate.real': 'Födelsedatumet måste vara ett datum som finns',
  'booking.error.birthDate.year': 'Födelsedatumet behöver ett årtal',
  'booking.error.contact.missing': 'Ange ditt mobilnummer eller din e-postadress',
  'booking.error.email.invalid': 'Ange en e-postadress i stil med namn@example.com',
  'booking.error.email.missing': 'Ange din e-postadress',
  'booking.error.firstName.long': 'Korta ner ditt förnamn',
  'booking.error.firstName.missing': 'Ange ditt förnamn',
  'booking.error.from': 'Ange ett datum som finns, med dagen först',
  'booking.error.lastName.long': 'Korta ner ditt efternamn',
  'booking.error.lastName.missing': 'Ange ditt efternamn',
  'booking.error.message.long': 'Meddelandet får vara högst {max, number} tecken',
  'booking.error.message.missing': 'Skriv ett meddelande till mottagningen',
  'booking.error.mobile.invalid': 'Ange ett telefonnummer med alla siffror',
  'booking.error.mobile.missing': 'Ange ditt mobilnummer',
  'booking.error.terms.missing': 'Läs villkoren och kryssa i att du godkänner dem',

  'booking.field.birthDate': 'Födelsedatum',
  'booking.field.email': 'E-post',
  'booking.field.firstName': 'Förnamn',
  'booking.field.lastName': 'Efternamn',
  'booking.field.message': 'Meddelande till mottagningen',
  'booking.field.mobile': 'Mobilnummer',
  'booking.field.name': 'Namn',
  'booking.field.terms': 'Jag godkänner villkoren',

  'booking.hold.kept': 'Vi håller tiden åt dig.',
  'booking.hold.lapsed': 'Tiden är fortfarande ledig. Vi håller den åt dig igen när du fortsätter.',
  'booking.hold.unkept': 'Tiden är ledig nu. Den är din när du har bokat.',

  'booking.locations.title': 'Vilken mottagning vill du komma till?',

  'booking.next.cannotCome': 'Förhinder? Ring {phone}.',
  'booking.next.email': 'Du får en bekräftelse med e-post. Titta i inkorgen, och även i skräpposten.',
  'booking.next.nothing': 'Skriv upp tiden: vi har inget sätt att nå dig.',
  'booking.next.phone': 'Vi har ditt telefonnummer och ringer om något ändras.',
  'booking.next.reminder': 'Vi skickar en påminnelse {date}.',

  'booking.notHere': 'Hittar du inte det du behöver?',

  'booking.nothing.choices': 'Så här kan du göra:',
  'booking.nothing.elsewhere': 'Första lediga tid hos {practitioner}',
  'booking.nothing.lead': 'Alla tider med de här valen är bokade.',
  'booking.nothing.next': 'Första lediga tid med de här valen',
  'booking.nothing.title': 'Inga lediga tider på webben',

  'booking.over.lead': 'Sammanfattningen av en ny tid visas bara i en timme. Din bokade tid är oförändrad.',
  'booking.over.title': 'Sammanfattningen visas inte längre',

  'booking.practitioners.title': 'Vem vill du träffa?',

  'booking.price.free': 'kostnadsfritt',

  'booking.refused.lead': 'Ring oss, så hittar vi en tid tillsammans.',
  'booking.refused.title': 'Det här går inte att boka på webben',

  'booking.summary.changes.location': 'mottagning',
  'booking.summary.changes.practitioner': 'behandlare',
  'booking.summary.changes.time': 'tiden',
  'booking.summary.changes.type': 'vad besöket gäller',
  'booking.summary.minutes': '{minutes, plural, one {# minut} other {# minuter}}',
  'booking.summary.noPreference': 'Spelar ingen roll',
  'booking.summary.with': 'hos {name}',

  'booking.taken.lead':
    'Någon annan hann precis före. Allt du fyllde i finns kvar. De här tiderna ligger nära:',
  'booking.taken.leadNone': 'Någon annan hann precis före, och det finns ingen annan ledig tid i närheten.',
  'booking.taken.otherTimes': 'Se alla lediga tider',
  'booking.taken.title': 'Tiden har just blivit bokad',

  'booking.times.all': 'Alla {count, number} tider',
  'booking.times.earlier': 'Tidigare dagar',
  'booking.times.earliest': 'Första lediga tid',
  'booking.times.from': 'Tider från och med',
  'booking.times.fromHint': 'Till exempel 27-3-2027',
  'booking.times.later': 'Senare dagar',
  'booking.times.list': 'Lediga tider',
  'booking.times.notHere': 'Passar ingen av tiderna?',
  'booking.times.otherDay': 'Annan dag',
  'booking.times.otherDayOrPractitioner': 'Annan dag eller behandlare',
  'booking.times.part.afternoon': 'Eftermiddag',
  'booking.times.part.all': 'Hela dagen',
  'booking.times.part.morning': 'Förmiddag',
  'booking.times.parts': 'Del av dagen',
  'booking.times.practitioner': 'Hos vem',
  'booking.times.show': 'Visa tider',
  'booking.times.title': 'Välj en tid',

  'booking.types.title': 'Vad vill du boka tid för?',

  'booking.unavailable.book': 'Se vad du kan boka på webben',
  'booking.unavailable.lead': 'Länken leder till något som vi inte, eller inte längre, erbjuder på webben.',
  'booking.unavailable.title': 'Det här går inte längre att boka på webben',

  'booking.wider.count':
    '{count, plural, one {# ledig tid, {first}} other {# lediga tider, den första {first}}}',
  'booking.wider.parts': 'Se hela dagen',
  'booking.wider.practitioners': 'Se alla behandlare',
}
