import type { staffMail as original } from '../en/staff-mail.ts'

export const staffMail: Readonly<Record<keyof typeof original, string>> = {
  'mail.booked': 'Iemand boekt',
  'mail.calendar': 'E-mail als iemand anders de agenda wijzigt',
  'mail.calendar.hint':
    'Wat patiënten en collega’s doen, nooit wat iemand zelf doet. Meerdere wijzigingen binnen enkele minuten komen in één e-mail; wat is teruggezet, staat er niet in. Geen patiënt wordt genoemd.',
  'mail.cancelled': 'Iemand annuleert',
  'mail.daily': 'Daglijst per e-mail, om',
  'mail.daily.hint':
    'Een tijd in de ochtend, zoals 07:00; leeg is geen lijst. Alleen met de tijden: e-mail is geen veilige plek voor namen.',
  'mail.empty': 'Ook op een werkdag zonder afspraken',
  'mail.empty.hint': 'Nooit bij sluiting of afwezigheid.',
  'mail.moved': 'Iemand verplaatst een afspraak of geeft die aan een collega',
  'mail.scope': 'Afspraken op de lijst',
  'mail.scope.all': 'Hele praktijk',
  'mail.scope.own': 'Eigen agenda',
  'messages.kind.staff-daily': 'Daglijst, aan medewerker',
  'staffMail.daily.lead':
    '{count, plural, =0 {Geen afspraken op {date}.} one {Eén afspraak op {date}:} other {# afspraken op {date}:}}',
  'staffMail.daily.open': 'De dag openen in de agenda',
  'staffMail.daily.print': 'De dag afdrukken',
  'staffMail.daily.subject':
    '{date}: {count, plural, =0 {geen afspraken} one {één afspraak} other {# afspraken}}, {practice}',
  'staffMail.daily.who': 'Wie er komt en waarvoor staat in de agenda, achter uw wachtwoord.',
  'staffMail.news.booked': 'Iemand anders heeft in uw agenda geboekt: {date} van {from} tot {to}.',
  'staffMail.news.cancelled':
    'Iemand anders heeft een afspraak in uw agenda geannuleerd: {date} van {from} tot {to}.',
  'staffMail.news.left':
    'Iemand anders heeft een afspraak in uw agenda aan een collega gegeven: {wasDate} van {wasFrom} tot {wasTo}.',
  'staffMail.news.moved':
    'Iemand anders heeft een afspraak in uw agenda verplaatst: van {wasDate} {wasFrom}–{wasTo} naar {date} {from}–{to}.',
  'staffMail.news.open': 'Openen in de agenda',
  'staffMail.news.subject.booked': 'Nieuw in uw agenda: {date} {time}, {practice}',
  'staffMail.news.subject.cancelled': 'Geannuleerd in uw agenda: {date} {time}, {practice}',
  'staffMail.news.subject.left': 'Niet meer in uw agenda: {date} {time}, {practice}',
  'staffMail.news.subject.moved': 'Verplaatst in uw agenda: nu {date} {time}, {practice}',
  'staffMail.news.subject.several': '{count} wijzigingen in uw agenda, {practice}',
  'staffMail.why': 'U krijgt dit omdat u erom hebt gevraagd. Zet het uit onder Uw account.',
}
