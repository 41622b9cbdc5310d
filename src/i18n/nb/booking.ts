import type { booking as original } from '../en/booking.ts'

export const booking: Readonly<Record<keyof typeof original, string>> = {
  'booking.about.address': 'Du skal komme til denne adressen:',
  'booking.about.price': 'Pris:',

  'booking.booked.another': 'Bestill en time til',
  'booking.booked.bring': 'Før du kommer',
  'booking.booked.calendar': 'Legg til i kalenderen min',
  'booking.booked.next': 'Dette skjer nå',
  'booking.booked.nothingElse': 'Du trenger ikke å gjøre noe mer før besøket.',
  'booking.booked.returning': 'Om 30 sekunder kommer du tilbake til nettstedet vårt.',
  'booking.booked.stay': 'Bli her',
  'booking.booked.title': 'Timen din er bestilt',
  'booking.booked.website': 'Tilbake til nettstedet vårt',

  'booking.check.book': 'Bestill time',
  'booking.check.notProvided': 'Ikke fylt ut',
  'booking.check.onceMore': 'Det gikk fort. Trykk på «Bestill time» en gang til.',
  'booking.check.otherTime': 'Velg et annet tidspunkt',
  'booking.check.title': 'Kontroller og bestill',

  'booking.closed.again': 'Prøv igjen',
  'booking.closed.kept': 'Det du har fylt ut, er tatt vare på på denne siden.',
  'booking.closed.closed.lead': 'Du kan ikke bestille time på nettet akkurat nå.',
  'booking.closed.closed.phone':
    'Du kan ikke bestille time på nettet akkurat nå. Ring oss, så finner vi et tidspunkt sammen.',
  'booking.closed.closed.title': 'Timebestilling på nettet er stengt',
  'booking.closed.no-type.lead': 'Det er ingenting å bestille på nettet akkurat nå.',
  'booking.closed.no-type.phone':
    'Det er ingenting å bestille på nettet akkurat nå. Ring oss, så finner vi et tidspunkt sammen.',
  'booking.closed.no-type.title': 'Ingenting å bestille på nettet',

  'booking.hold.kept': 'Vi holder av dette tidspunktet til deg.',
  'booking.hold.lapsed': 'Tidspunktet er fortsatt ledig. Vi holder det av til deg igjen når du fortsetter.',
  'booking.hold.unkept': 'Tidspunktet er ledig nå. Det er ditt når du har bestilt.',

  'booking.locations.title': 'Hvor vil du ha time?',

  'booking.next.both': 'Du får en bekreftelse på e-post og SMS.',
  'booking.next.cannotCome': 'Kan du ikke komme? Ring {phone}.',
  'booking.next.cannotComeEither': 'Kan du ikke komme? Bruk lenken i bekreftelsen, eller ring {phone}.',
  'booking.next.cannotComeLink': 'Kan du ikke komme? Bruk lenken i bekreftelsen.',
  'booking.next.email': 'Du får en bekreftelse på e-post. Se i innboksen, og også i søppelposten.',
  'booking.next.nothing': 'Skriv ned tidspunktet: Vi har ingen måte å nå deg på.',
  'booking.next.phone': 'Vi har telefonnummeret ditt og ringer deg hvis noe endrer seg.',
  'booking.next.reminder': 'Vi sender deg en påminnelse {date}.',
  'booking.next.sms': 'Du får en bekreftelse på SMS.',

  'booking.notHere': 'Finner du ikke det du trenger?',

  'booking.nothing.choices': 'Dette kan du gjøre:',
  'booking.nothing.elsewhere': 'Første ledige time hos {practitioner}',
  'booking.nothing.lead': 'Det er ingen ledig time på nettet med disse valgene.',
  'booking.nothing.leadLater': 'Det er ingen ledig time på nettet de dagene du søker.',
  'booking.nothing.next': 'Første ledige time med disse valgene',

  'booking.nothingCame.lead':
    'Ingenting er bestilt. Gå tilbake og trykk på knappen igjen, eller start på nytt.',
  'booking.nothingCame.title': 'Vi mottok ikke skjemaet ditt',

  'booking.nothing.title': 'Ingen ledige timer på nettet',

  'booking.over.lead': 'Sammendraget av en ny time vises bare i én klokketime. Selve timen din er uendret.',
  'booking.over.title': 'Dette sammendraget vises ikke lenger',

  'booking.practitioners.title': 'Hvem vil du ha time hos?',

  'booking.price.free': 'gratis',

  'booking.refused.change': 'Endre det du fylte inn',
  'booking.refused.lead': 'Ring oss, så finner vi et tidspunkt sammen.',
  'booking.refused.title': 'Dette kan ikke bestilles på nettet',

  'booking.summary.changes.location': 'sted',
  'booking.summary.changes.practitioner': 'behandler',
  'booking.summary.changes.time': 'tidspunktet',
  'booking.summary.changes.type': 'hva timen gjelder',
  'booking.summary.minutes': '{minutes, plural, one {# minutt} other {# minutter}}',
  'booking.summary.noPreference': 'Ingen preferanse',
  'booking.summary.with': 'hos {name}',

  'booking.taken.taken.lead':
    'Noen andre kom deg akkurat i forkjøpet. Alt du fylte inn, er tatt vare på. Disse timene ligger nær:',
  'booking.taken.more': 'Flere ledige timer',
  'booking.taken.closed.title': 'Vi har stengt den dagen',
  'booking.taken.not.lead': 'Ingenting er bestilt. Disse tidspunktene er ledige:',
  'booking.taken.not.title': 'Dette tidspunktet kan ikke bestilles',
  'booking.taken.other.lead': 'Det du har fylt ut, er tatt vare på.',
  'booking.taken.other.title': 'Velg et annet tidspunkt',
  'booking.taken.leadNone': 'Det er ingen annen ledig time i nærheten.',
  'booking.taken.otherTimes': 'Se alle ledige timer',
  'booking.taken.far.days':
    'Timebestillingen på nettet åpner {days, plural, =0 {samme dag} one {# dag i forveien} other {# dager i forveien}}.',
  'booking.taken.far.hours':
    'Timebestillingen på nettet åpner {hours, plural, one {# time} other {# timer}} i forveien.',
  'booking.taken.far.title': 'Det er for tidlig å bestille dette tidspunktet på nettet',
  'booking.taken.past.title': 'Dette tidspunktet er passert',
  'booking.taken.soon.limit':
    'Timebestillingen på nettet stenger {hours, plural, one {# time} other {# timer}} før timen.',
  'booking.taken.soon.title': 'Det er for sent å bestille dette tidspunktet på nettet',
  'booking.taken.used.lead':
    'Det er alt bestilt en time med dette skjemaet. Velg et tidspunkt hvis du vil bestille en til. Det du har fylt ut, er tatt vare på.',
  'booking.taken.used.receipt': 'Se timen som er bestilt',
  'booking.taken.used.title': 'Du har alt bestilt med dette skjemaet',
  'booking.taken.taken.title': 'Timen er nettopp tatt',

  'booking.times.all': 'Alle {count, number} ledige timer',
  'booking.times.earlier': 'Tidligere dager',
  'booking.times.earliest': 'Første ledige time',
  'booking.times.from': 'Ledige timer fra',
  'booking.times.fromHint': 'For eksempel 27.3.2027',
  'booking.times.later': 'Senere dager',
  'booking.times.list': 'Ledige timer',
  'booking.times.notHere': 'Passer ingen av timene?',
  'booking.times.otherDay': 'En annen dag',
  'booking.times.otherDayOrPractitioner': 'En annen dag eller behandler',
  'booking.times.part.afternoon': 'Ettermiddag',
  'booking.times.part.all': 'Hele dagen',
  'booking.times.part.morning': 'Formiddag',
  'booking.times.parts': 'Del av dagen',
  'booking.times.practitioner': 'Hos hvem',
  'booking.times.show': 'Vis ledige timer',
  'booking.times.title': 'Velg tidspunkt',

  'booking.types.title': 'Hva vil du bestille time til?',

  'booking.unavailable.book': 'Se hva du kan bestille på nettet',
  'booking.unavailable.lead': 'Lenken fører til noe vi ikke, eller ikke lenger, tilbyr på nettet.',
  'booking.unavailable.title': 'Dette kan ikke lenger bestilles på nettet',

  'booking.wider.count': '{count, plural, one {# ledig time {first}} other {# ledige timer {first}}}',
  'booking.wider.parts': 'Se hele dagen',
  'booking.wider.practitioners': 'Se alle behandlere',

  'booking.wish.days': 'Hvilke dager passer deg?',
  'booking.wish.daysHint': 'Hvis du ikke krysser av, passer alle dager',
  'booking.wish.lead': 'Klinikken ser på svarene når den planlegger tidene sine.',
  'booking.wish.link': 'Fortell oss hvilke tider som passer deg',
  'booking.wish.need': 'Trenger du en time?',
  'booking.wish.nobody': 'Vi lagrer ikke noe navn, så ingen kan svare deg.',
  'booking.wish.nothing': 'Dette bestiller ingen time.',
  'booking.wish.part.afternoon': 'Ettermiddag, kl. 12.00–17.00',
  'booking.wish.part.evening': 'Kveld, etter kl. 17.00',
  'booking.wish.part.morning': 'Formiddag, før kl. 12.00',
  'booking.wish.parts': 'Hvilken del av dagen?',
  'booking.wish.partsHint': 'Hvis du ikke krysser av, passer hele dagen',
  'booking.wish.send': 'Si fra til klinikken',
  'booking.wish.title': 'Hvilke tider passer deg?',

  'booking.wished.lead': 'Klinikken ser på slike ønsker når den planlegger tidene sine.',
  'booking.wished.nothing': 'Det er ikke bestilt noen time.',
  'booking.wished.times': 'Tilbake til de ledige timene',
  'booking.wished.title': 'Takk',
}
