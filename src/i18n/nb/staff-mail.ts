import type { staffMail as original } from '../en/staff-mail.ts'

export const staffMail: Readonly<Record<keyof typeof original, string>> = {
  'mail.booked': 'Noen bestiller',
  'mail.calendar': 'E-post når noen andre endrer i kalenderen',
  'mail.calendar.hint':
    'Det pasienter og kolleger gjør, aldri det man gjør selv. Flere endringer innen noen minutter kommer i én e-post; det som er satt tilbake, nevnes ikke. Ingen pasient nevnes ved navn.',
  'mail.cancelled': 'Noen avlyser',
  'mail.daily': 'Dagsliste på e-post, kl.',
  'mail.daily.hint':
    'Et tidspunkt om morgenen, for eksempel 07:00; tomt gir ingen liste. Bare klokkeslettene: e-post er ikke et trygt sted for navn.',
  'mail.empty': 'Også på en arbeidsdag uten timer',
  'mail.empty.hint': 'Aldri når det er stengt eller ved fravær.',
  'mail.moved': 'Noen flytter en time eller gir den til en kollega',
  'mail.scope': 'Timer på listen',
  'mail.scope.all': 'Hele klinikken',
  'mail.scope.own': 'Egen kalender',
  'messages.kind.staff-daily': 'Dagsliste til ansatt',
  'staffMail.daily.lead':
    '{count, plural, =0 {Ingen timer {date}.} one {Én time {date}:} other {# timer {date}:}}',
  'staffMail.daily.open': 'Åpne dagen i kalenderen',
  'staffMail.daily.print': 'Skriv ut dagen',
  'staffMail.daily.subject':
    '{date}: {count, plural, =0 {ingen timer} one {én time} other {# timer}}, {practice}',
  'staffMail.daily.who': 'Hvem som kommer og hvorfor, står i kalenderen, bak passordet ditt.',
  'staffMail.news.booked': 'Noen andre har bestilt i kalenderen din: {date} fra {from} til {to}.',
  'staffMail.news.cancelled': 'Noen andre har avlyst en time i kalenderen din: {date} fra {from} til {to}.',
  'staffMail.news.left':
    'Noen andre har gitt en time i kalenderen din til en kollega: {wasDate} fra {wasFrom} til {wasTo}.',
  'staffMail.news.moved':
    'Noen andre har flyttet en time i kalenderen din: fra {wasDate} {wasFrom}–{wasTo} til {date} {from}–{to}.',
  'staffMail.news.open': 'Åpne i kalenderen',
  'staffMail.news.subject.booked': 'Nytt i kalenderen din: {date} {time}, {practice}',
  'staffMail.news.subject.cancelled': 'Avlyst i kalenderen din: {date} {time}, {practice}',
  'staffMail.news.subject.left': 'Ikke lenger i kalenderen din: {date} {time}, {practice}',
  'staffMail.news.subject.moved': 'Flyttet i kalenderen din: nå {date} {time}, {practice}',
  'staffMail.news.subject.several': '{count} endringer i kalenderen din, {practice}',
  'staffMail.why': 'Du får dette fordi du har bedt om det. Slå det av under Din konto.',
}
