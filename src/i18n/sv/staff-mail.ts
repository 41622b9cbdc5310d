import type { staffMail as original } from '../en/staff-mail.ts'

export const staffMail: Readonly<Record<keyof typeof original, string>> = {
  'mail.booked': 'Någon bokar',
  'mail.calendar': 'Mejl när någon annan ändrar i kalendern',
  'mail.calendar.hint':
    'Det som patienter och kolleger gör, aldrig det man gör själv. Flera ändringar inom några minuter kommer i ett mejl; det som ställts tillbaka nämns inte. Ingen patient nämns vid namn.',
  'mail.cancelled': 'Någon avbokar',
  'mail.daily': 'Dagslista med mejl, kl.',
  'mail.daily.hint':
    'En tid på morgonen, till exempel 07:00; tomt ger ingen lista. Bara tiderna: mejl är ingen säker plats för namn.',
  'mail.empty': 'Även en arbetsdag utan bokade tider',
  'mail.empty.hint': 'Aldrig när det är stängt eller vid frånvaro.',
  'mail.moved': 'Någon flyttar en tid eller ger den till en kollega',
  'mail.scope': 'Tider på listan',
  'mail.scope.all': 'Hela mottagningen',
  'mail.scope.own': 'Egen kalender',
  'messages.kind.staff-daily': 'Dagslista till personal',
  'staffMail.daily.lead':
    '{count, plural, =0 {Inga bokade tider {date}.} one {En bokad tid {date}:} other {# bokade tider {date}:}}',
  'staffMail.daily.open': 'Öppna dagen i kalendern',
  'staffMail.daily.print': 'Skriv ut dagen',
  'staffMail.daily.subject':
    '{date}: {count, plural, =0 {inga bokade tider} one {en bokad tid} other {# bokade tider}}, {practice}',
  'staffMail.daily.who': 'Vem som kommer och varför står i kalendern, bakom ditt lösenord.',
  'staffMail.news.booked': 'Någon annan har bokat i din kalender: {date} kl. {from} till {to}.',
  'staffMail.news.cancelled': 'Någon annan har avbokat en tid i din kalender: {date} kl. {from} till {to}.',
  'staffMail.news.left':
    'Någon annan har gett en tid i din kalender till en kollega: {wasDate} kl. {wasFrom} till {wasTo}.',
  'staffMail.news.moved':
    'Någon annan har flyttat en tid i din kalender: från {wasDate} {wasFrom}–{wasTo} till {date} {from}–{to}.',
  'staffMail.news.open': 'Öppna i kalendern',
  'staffMail.news.subject.booked': 'Nytt i din kalender: {date} {time}, {practice}',
  'staffMail.news.subject.cancelled': 'Avbokat i din kalender: {date} {time}, {practice}',
  'staffMail.news.subject.left': 'Inte längre i din kalender: {date} {time}, {practice}',
  'staffMail.news.subject.moved': 'Flyttat i din kalender: nu {date} {time}, {practice}',
  'staffMail.news.subject.several': '{count} ändringar i din kalender, {practice}',
  'staffMail.why': 'Du får det här för att du har bett om det. Stäng av det under Ditt konto.',
}
