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

  'booking.details.birthDateHint': 'For eksempel 27 3 1979',
  'booking.details.day': 'Dag',
  'booking.details.eitherContact':
    'Hvordan kan vi nå deg? Oppgi et mobilnummer, en e-postadresse eller begge deler.',
  'booking.details.emailHint': 'Til meldinger om denne timen',
  'booking.details.leaveEmpty': 'La dette stå tomt',
  'booking.details.messageHint': 'Vi leser dette før besøket, ikke nå',
  'booking.details.messageHintPhone': 'Vi leser dette før besøket, ikke nå. Haster det? Ring {phone}',
  'booking.details.mobileHint': 'Vi ringer bare hvis noe endrer seg',
  'booking.details.mobileOnlyHint': 'Vi ringer deg hvis noe endrer seg. Du får ikke e-post eller SMS',
  'booking.details.month': 'Måned',
  'booking.details.readTerms': 'Les vilkårene (åpnes i et nytt vindu)',
  'booking.details.title': 'Opplysninger om deg',
  'booking.details.what': '{type} hos {name}',
  'booking.details.year': 'År',

  'booking.error.birthDate.day': 'Fødselsdatoen må ha en dag',
  'booking.error.birthDate.future': 'Fødselsdatoen må være tilbake i tid',
  'booking.error.birthDate.missing': 'Fyll inn fødselsdatoen din',
  'booking.error.birthDate.month': 'Fødselsdatoen må ha en måned',
  'booking.error.birthDate.old': 'Kontroller året i fødselsdatoen din',
  'booking.error.birthDate.real': 'Fødselsdatoen må være en dato som finnes',
  'booking.error.birthDate.year': 'Fødselsdatoen må ha et årstall',
  'booking.error.contact.missing': 'Fyll inn mobilnummeret eller e-postadressen din',
  'booking.error.email.invalid': 'Fyll inn en e-postadresse som navn@example.com',
  'booking.error.email.missing': 'Fyll inn e-postadressen din',
  'booking.error.firstName.long': 'Gjør fornavnet kortere',
  'booking.error.firstName.missing': 'Fyll inn fornavnet ditt',
  'booking.error.from': 'Fyll inn en dato som finnes, med dagen først',
  'booking.error.lastName.long': 'Gjør etternavnet kortere',
  'booking.error.lastName.missing': 'Fyll inn etternavnet ditt',
  'booking.error.message.long': 'Meldingen kan ha høyst {max, number} tegn',
  'booking.error.message.missing': 'Skriv en melding til klinikken',
  'booking.error.mobile.invalid': 'Fyll inn et telefonnummer med alle sifrene',
  'booking.error.mobile.missing': 'Fyll inn mobilnummeret ditt',
  'booking.error.terms.missing': 'Les vilkårene og kryss av for at du godtar dem',

  'booking.field.birthDate': 'Fødselsdato',
  'booking.field.email': 'E-post',
  'booking.field.firstName': 'Fornavn',
  'booking.field.lastName': 'Etternavn',
  'booking.field.message': 'Melding til klinikken',
  'booking.field.mobile': 'Mobilnummer',
  'booking.field.name': 'Navn',
  'booking.field.terms': 'Jeg godtar vilkårene',

  'booking.hold.kept': 'Vi holder av dette tidspunktet til deg.',
  'booking.hold.lapsed': 'Tidspunktet er fortsatt ledig. Vi holder det av til deg igjen når du fortsetter.',
  'booking.hold.unkept': 'Tidspunktet er ledig nå. Det er ditt når du har bestilt.',

  'booking.locations.title': 'Hvor vil du ha time?',

  'booking.next.cannotCome': 'Kan du ikke komme? Ring {phone}.',
  'booking.next.email': 'Du får en bekreftelse på e-post. Se i innboksen, og også i søppelposten.',
  'booking.next.nothing': 'Skriv ned tidspunktet: Vi har ingen måte å nå deg på.',
  'booking.next.phone': 'Vi har telefonnummeret ditt og ringer deg hvis noe endrer seg.',
  'booking.next.reminder': 'Vi sender deg en påminnelse {date}.',

  'booking.notHere': 'Finner du ikke det du trenger?',

  'booking.nothing.choices': 'Dette kan du gjøre:',
  'booking.nothing.elsewhere': 'Første ledige time hos {practitioner}',
  'booking.nothing.lead': 'Alle timer med disse valgene er opptatt.',
  'booking.nothing.leadLater': 'Alle timer de dagene du valgte, er opptatt.',
  'booking.nothing.next': 'Første ledige time med disse valgene',
  'booking.nothing.title': 'Ingen ledige timer på nettet',

  'booking.over.lead': 'Sammendraget av en ny time vises bare i én klokketime. Selve timen din er uendret.',
  'booking.over.title': 'Dette sammendraget vises ikke lenger',

  'booking.practitioners.title': 'Hvem vil du ha time hos?',

  'booking.price.free': 'gratis',

  'booking.refused.lead': 'Ring oss, så finner vi et tidspunkt sammen.',
  'booking.refused.title': 'Dette kan ikke bestilles på nettet',

  'booking.summary.changes.location': 'sted',
  'booking.summary.changes.practitioner': 'behandler',
  'booking.summary.changes.time': 'tidspunktet',
  'booking.summary.changes.type': 'hva timen gjelder',
  'booking.summary.minutes': '{minutes, plural, one {# minutt} other {# minutter}}',
  'booking.summary.noPreference': 'Ingen preferanse',
  'booking.summary.with': 'hos {name}',

  'booking.taken.lead':
    'Noen andre kom deg akkurat i forkjøpet. Alt du fylte inn, er tatt vare på. Disse timene ligger nær:',
  'booking.taken.leadNone':
    'Noen andre kom deg akkurat i forkjøpet, og det er ingen annen ledig time i nærheten.',
  'booking.taken.otherTimes': 'Se alle ledige timer',
  'booking.taken.used.lead':
    'Det er alt bestilt en time med dette skjemaet. Velg et tidspunkt hvis du vil bestille en til. Det du har fylt ut, er tatt vare på.',
  'booking.taken.used.receipt': 'Se timen som er bestilt',
  'booking.taken.used.title': 'Du har alt bestilt med dette skjemaet',
  'booking.taken.title': 'Den timen ble nettopp opptatt',

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
}
