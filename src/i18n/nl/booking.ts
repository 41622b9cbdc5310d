import type { booking as original } from '../en/booking.ts'

export const booking: Readonly<Record<keyof typeof original, string>> = {
  'booking.about.address': 'U komt op dit adres:',
  'booking.about.price': 'Prijs:',

  'booking.booked.another': 'Nog een afspraak maken',
  'booking.booked.bring': 'Voordat u komt',
  'booking.booked.calendar': 'In mijn agenda zetten',
  'booking.booked.next': 'Wat er nu gebeurt',
  'booking.booked.nothingElse': 'U hoeft tot uw bezoek verder niets te doen.',
  'booking.booked.returning': 'Over 30 seconden gaat u terug naar onze website.',
  'booking.booked.stay': 'Hier blijven',
  'booking.booked.title': 'Uw afspraak is gemaakt',
  'booking.booked.website': 'Terug naar onze website',

  'booking.check.book': 'Afspraak maken',
  'booking.check.notProvided': 'Niet ingevuld',
  'booking.check.onceMore': 'Dat ging snel. Druk nog één keer op ‘Afspraak maken’.',
  'booking.check.otherTime': 'Andere tijd kiezen',
  'booking.check.title': 'Controleer en boek',

  'booking.closed.again': 'Probeer het opnieuw',
  'booking.closed.kept': 'Wat u hebt ingevuld, blijft op deze pagina bewaard.',
  'booking.closed.closed.lead': 'U kunt op dit moment niet online een afspraak maken.',
  'booking.closed.closed.phone':
    'U kunt op dit moment niet online een afspraak maken. Bel ons, dan zoeken we samen een tijd.',
  'booking.closed.closed.title': 'Online afspraken maken kan nu niet',
  'booking.closed.no-type.lead': 'Er is op dit moment niets wat u online kunt boeken.',
  'booking.closed.no-type.phone':
    'Er is op dit moment niets wat u online kunt boeken. Bel ons, dan zoeken we samen een tijd.',
  'booking.closed.no-type.title': 'Niets online te boeken',

  'booking.hold.kept': 'We houden deze tijd voor u vast.',
  'booking.hold.lapsed': 'Deze tijd is nog vrij. Als u doorgaat, houden we hem weer voor u vast.',
  'booking.hold.unkept': 'Deze tijd is nu vrij. Hij is van u zodra u hebt geboekt.',

  'booking.locations.title': 'Naar welke locatie wilt u komen?',

  'booking.next.both': 'U krijgt een bevestiging per e-mail en per sms.',
  'booking.next.cannotCome': 'Verhinderd? Bel {phone}.',
  'booking.next.cannotComeEither': 'Verhinderd? Gebruik de link in de bevestiging, of bel {phone}.',
  'booking.next.cannotComeLink': 'Verhinderd? Gebruik de link in de bevestiging.',
  'booking.next.email':
    'U krijgt een bevestiging per e-mail. Kijk in uw postvak, en ook in de map voor ongewenste e-mail.',
  'booking.next.nothing': 'Schrijf de tijd op: we kunnen u niet bereiken.',
  'booking.next.phone': 'We hebben uw telefoonnummer en bellen u als er iets verandert.',
  'booking.next.reminder': 'Op {date} sturen we u een herinnering.',
  'booking.next.sms': 'U krijgt een bevestiging per sms.',

  'booking.notHere': 'Staat uw vraag er niet bij?',

  'booking.nothing.choices': 'Dit kunt u doen:',
  'booking.nothing.elsewhere': 'Eerste vrije tijd bij {practitioner}',
  'booking.nothing.lead': 'Met deze keuzes is er online geen vrije tijd.',
  'booking.nothing.leadLater': 'In de dagen die u zoekt, is er online geen vrije tijd.',
  'booking.nothing.next': 'Eerste vrije tijd met deze keuzes',

  'booking.nothingCame.lead': 'Er is niets geboekt. Ga terug en druk nog eens op de knop, of begin opnieuw.',
  'booking.nothingCame.title': 'We hebben uw formulier niet ontvangen',

  'booking.nothing.title': 'Online zijn er geen vrije tijden',

  'booking.over.lead':
    'We tonen het overzicht van een nieuwe afspraak maar één uur. Aan uw afspraak zelf is niets veranderd.',
  'booking.over.title': 'Dit overzicht tonen we niet meer',

  'booking.practitioners.title': 'Bij wie wilt u een afspraak?',

  'booking.price.free': 'gratis',

  'booking.refused.change': 'Wijzig wat u hebt ingevuld',
  'booking.refused.lead': 'Bel ons. We zoeken samen een tijd.',
  'booking.refused.title': 'Dit kunt u niet online boeken',

  'booking.summary.changes.location': 'de locatie',
  'booking.summary.changes.practitioner': 'de behandelaar',
  'booking.summary.changes.time': 'de tijd',
  'booking.summary.changes.type': 'het soort afspraak',
  'booking.summary.minutes': '{minutes, plural, one {# minuut} other {# minuten}}',
  'booking.summary.noPreference': 'Geen voorkeur',
  'booking.summary.with': 'bij {name}',

  'booking.taken.taken.lead':
    'Iemand anders was u net voor. Alles wat u hebt ingevuld, hebben we bewaard. Deze tijden liggen in de buurt:',
  'booking.taken.more': 'Meer vrije tijden',
  'booking.taken.closed.title': 'We zijn die dag gesloten',
  'booking.taken.not.lead': 'Er is niets geboekt. Deze tijden zijn vrij:',
  'booking.taken.not.title': 'Deze tijd kan niet worden geboekt',
  'booking.taken.other.lead': 'Wat u hebt ingevuld, blijft bewaard.',
  'booking.taken.other.title': 'Kies een andere tijd',
  'booking.taken.leadNone': 'Er is geen andere vrije tijd in de buurt.',
  'booking.taken.otherTimes': 'Alle vrije tijden bekijken',
  'booking.taken.far.days':
    'Online boeken kan {days, plural, =0 {alleen op de dag zelf} one {vanaf # dag van tevoren} other {vanaf # dagen van tevoren}}.',
  'booking.taken.far.hours':
    'Online boeken kan vanaf {hours, plural, one {# uur} other {# uur}} van tevoren.',
  'booking.taken.far.title': 'Het is te vroeg om deze tijd online te boeken',
  'booking.taken.past.title': 'Deze tijd is al voorbij',
  'booking.taken.soon.limit':
    'Online boeken kan tot {hours, plural, one {# uur} other {# uur}} voor de afspraak.',
  'booking.taken.soon.title': 'Het is te laat om deze tijd online te boeken',
  'booking.taken.used.lead':
    'Met dit formulier is al een afspraak gemaakt. Wilt u er nog een maken? Kies een tijd; wat u hebt ingevuld, blijft bewaard.',
  'booking.taken.used.receipt': 'Bekijk de afspraak die is gemaakt',
  'booking.taken.used.title': 'U hebt met dit formulier al een afspraak gemaakt',
  'booking.taken.taken.title': 'Die tijd is net bezet geraakt',

  'booking.times.all': 'Alle {count, number} tijden',
  'booking.times.earlier': 'Eerdere dagen',
  'booking.times.earliest': 'Eerste vrije tijd',
  'booking.times.from': 'Tijden vanaf',
  'booking.times.fromHint': 'Bijvoorbeeld 27-3-2027',
  'booking.times.later': 'Latere dagen',
  'booking.times.list': 'Vrije tijden',
  'booking.times.notHere': 'Is er geen tijd die u past?',
  'booking.times.otherDay': 'Andere dag',
  'booking.times.otherDayOrPractitioner': 'Andere dag of behandelaar',
  'booking.times.part.afternoon': 'Middag',
  'booking.times.part.all': 'Hele dag',
  'booking.times.part.morning': 'Ochtend',
  'booking.times.parts': 'Deel van de dag',
  'booking.times.practitioner': 'Bij wie',
  'booking.times.show': 'Toon tijden',
  'booking.times.title': 'Kies een tijd',

  'booking.types.title': 'Waarvoor wilt u een afspraak?',

  'booking.unavailable.book': 'Bekijk wat u online kunt boeken',
  'booking.unavailable.lead': 'Deze link leidt naar iets wat we niet of niet meer online aanbieden.',
  'booking.unavailable.title': 'Dit kunt u niet meer online boeken',

  'booking.wider.count': '{count, plural, one {# vrije tijd op {first}} other {# vrije tijden op {first}}}',
  'booking.wider.parts': 'Bekijk de hele dag',
  'booking.wider.practitioners': 'Bekijk alle behandelaars',

  'booking.wish.days': 'Welke dagen komen u uit?',
  'booking.wish.daysHint': 'Vinkt u niets aan, dan past elke dag',
  'booking.wish.lead': 'De praktijk kijkt naar deze antwoorden bij het plannen van de uren.',
  'booking.wish.link': 'Laat ons weten welke tijden u uitkomen',
  'booking.wish.need': 'Hebt u een afspraak nodig?',
  'booking.wish.nobody': 'We bewaren geen naam, dus niemand kan u antwoorden.',
  'booking.wish.nothing': 'Hiermee boekt u niets.',
  'booking.wish.part.afternoon': 'Middag, 12.00–17.00 uur',
  'booking.wish.part.evening': 'Avond, na 17.00 uur',
  'booking.wish.part.morning': 'Ochtend, vóór 12.00 uur',
  'booking.wish.parts': 'Welk deel van de dag?',
  'booking.wish.partsHint': 'Vinkt u niets aan, dan past elk tijdstip',
  'booking.wish.send': 'Laat het de praktijk weten',
  'booking.wish.title': 'Welke tijden komen u uit?',

  'booking.wished.lead': 'De praktijk kijkt naar zulke wensen bij het plannen van de uren.',
  'booking.wished.nothing': 'Er is geen afspraak gemaakt.',
  'booking.wished.times': 'Terug naar de vrije tijden',
  'booking.wished.title': 'Bedankt',
}
