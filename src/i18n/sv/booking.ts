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
  'booking.check.notProvided': 'Inte angivet',
  'booking.check.onceMore': 'Det gick fort. Tryck på ”Boka tid” en gång till.',
  'booking.check.otherTime': 'Välj en annan tid',
  'booking.check.title': 'Kontrollera och boka',

  'booking.closed.again': 'Försök igen',
  'booking.closed.kept': 'Det du har fyllt i finns kvar på den här sidan.',
  'booking.closed.closed.lead': 'Det går inte att boka tid på webben just nu.',
  'booking.closed.closed.phone':
    'Det går inte att boka tid på webben just nu. Ring oss så hittar vi en tid tillsammans.',
  'booking.closed.closed.title': 'Webbokningen är stängd',
  'booking.closed.no-type.lead': 'Det finns inget att boka på webben just nu.',
  'booking.closed.no-type.phone':
    'Det finns inget att boka på webben just nu. Ring oss så hittar vi en tid tillsammans.',
  'booking.closed.no-type.title': 'Inget att boka på webben',

  'booking.hold.kept': 'Vi håller tiden åt dig.',
  'booking.hold.lapsed': 'Tiden är fortfarande ledig. Vi håller den åt dig igen när du fortsätter.',
  'booking.hold.unkept': 'Tiden är ledig nu. Den är din när du har bokat.',

  'booking.locations.title': 'Vilken mottagning vill du komma till?',

  'booking.next.both': 'Du får en bekräftelse med e-post och sms.',
  'booking.next.cannotCome': 'Förhinder? Ring {phone}.',
  'booking.next.cannotComeEither': 'Förhinder? Använd länken i bekräftelsen, eller ring {phone}.',
  'booking.next.cannotComeLink': 'Förhinder? Använd länken i bekräftelsen.',
  'booking.next.email': 'Du får en bekräftelse med e-post. Titta i inkorgen, och även i skräpposten.',
  'booking.next.nothing': 'Skriv upp tiden: vi har inget sätt att nå dig.',
  'booking.next.phone': 'Vi har ditt telefonnummer och ringer om något ändras.',
  'booking.next.reminder': 'Vi skickar en påminnelse {date}.',
  'booking.next.sms': 'Du får en bekräftelse med sms.',

  'booking.notHere': 'Hittar du inte det du behöver?',

  'booking.nothing.choices': 'Så här kan du göra:',
  'booking.nothing.elsewhere': 'Första lediga tid hos {practitioner}',
  'booking.nothing.lead': 'Det finns ingen ledig tid på webben med de här valen.',
  'booking.nothing.leadLater': 'Det finns ingen ledig tid på webben de dagar du söker.',
  'booking.nothing.next': 'Första lediga tiden med de här valen',

  'booking.nothingCame.lead': 'Ingenting har bokats. Gå tillbaka och tryck på knappen igen, eller börja om.',
  'booking.nothingCame.title': 'Vi fick inte ditt formulär',

  'booking.nothing.title': 'Inga lediga tider på webben',

  'booking.over.lead': 'Sammanfattningen av en ny tid visas bara i en timme. Din bokade tid är oförändrad.',
  'booking.over.title': 'Sammanfattningen visas inte längre',

  'booking.practitioners.title': 'Vem vill du träffa?',

  'booking.price.free': 'kostnadsfritt',

  'booking.refused.change': 'Ändra det du fyllde i',
  'booking.refused.lead': 'Ring oss, så hittar vi en tid tillsammans.',
  'booking.refused.title': 'Det här går inte att boka på webben',

  'booking.summary.changes.location': 'mottagning',
  'booking.summary.changes.practitioner': 'behandlare',
  'booking.summary.changes.time': 'tiden',
  'booking.summary.changes.type': 'vad besöket gäller',
  'booking.summary.minutes': '{minutes, plural, one {# minut} other {# minuter}}',
  'booking.summary.noPreference': 'Spelar ingen roll',
  'booking.summary.with': 'hos {name}',

  'booking.taken.taken.lead':
    'Någon annan hann precis före. Allt du fyllde i finns kvar. De här tiderna ligger nära:',
  'booking.taken.more': 'Fler lediga tider',
  'booking.taken.closed.title': 'Vi har stängt den dagen',
  'booking.taken.not.lead': 'Ingenting har bokats. De här tiderna är lediga:',
  'booking.taken.not.title': 'Den här tiden går inte att boka',
  'booking.taken.other.lead': 'Det du har fyllt i finns kvar.',
  'booking.taken.other.title': 'Välj en annan tid',
  'booking.taken.leadNone': 'Det finns ingen annan ledig tid i närheten.',
  'booking.taken.otherTimes': 'Se alla lediga tider',
  'booking.taken.far.days':
    'Webbokningen öppnar {days, plural, =0 {samma dag} one {# dag i förväg} other {# dagar i förväg}}.',
  'booking.taken.far.hours': 'Webbokningen öppnar {hours, plural, one {# timme} other {# timmar}} i förväg.',
  'booking.taken.far.title': 'Det är för tidigt att boka den här tiden på webben',
  'booking.taken.past.title': 'Tiden har redan passerat',
  'booking.taken.soon.limit':
    'Webbokningen stänger {hours, plural, one {# timme} other {# timmar}} före besöket.',
  'booking.taken.soon.title': 'Det är för sent att boka den här tiden på webben',
  'booking.taken.used.lead':
    'En tid är redan bokad med det här formuläret. Välj en tid om du vill boka en till. Det du har fyllt i finns kvar.',
  'booking.taken.used.receipt': 'Se tiden som är bokad',
  'booking.taken.used.title': 'Du har redan bokat med det här formuläret',
  'booking.taken.taken.title': 'Tiden har just blivit bokad',

  'booking.times.all': 'Alla {count, number} tider',
  'booking.times.earlier': 'Tidigare dagar',
  'booking.times.earliest': 'Första lediga tid',
  'booking.times.from': 'Tider från och med',
  'booking.times.fromHint': 'Till exempel 2027-03-27',
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

  'booking.wider.count': '{count, plural, one {# ledig tid {first}} other {# lediga tider {first}}}',
  'booking.wider.parts': 'Se hela dagen',
  'booking.wider.practitioners': 'Se alla behandlare',

  'booking.wish.days': 'Vilka dagar passar dig?',
  'booking.wish.daysHint': 'Om du inte kryssar i något passar alla dagar',
  'booking.wish.lead': 'Mottagningen tittar på svaren när den planerar sina tider.',
  'booking.wish.link': 'Berätta vilka tider som passar dig',
  'booking.wish.need': 'Behöver du en tid?',
  'booking.wish.nobody': 'Vi sparar inget namn, så ingen kan höra av sig till dig.',
  'booking.wish.nothing': 'Det här bokar ingen tid.',
  'booking.wish.part.afternoon': 'Eftermiddag, 12.00–17.00',
  'booking.wish.part.evening': 'Kväll, efter 17.00',
  'booking.wish.part.morning': 'Förmiddag, före 12.00',
  'booking.wish.parts': 'Vilken del av dagen?',
  'booking.wish.partsHint': 'Om du inte kryssar i något passar hela dagen',
  'booking.wish.send': 'Berätta för mottagningen',
  'booking.wish.title': 'Vilka tider passar dig?',

  'booking.wished.lead': 'Mottagningen tittar på sådana önskemål när den planerar sina tider.',
  'booking.wished.nothing': 'Ingen tid har bokats.',
  'booking.wished.times': 'Tillbaka till de lediga tiderna',
  'booking.wished.title': 'Tack',
}
