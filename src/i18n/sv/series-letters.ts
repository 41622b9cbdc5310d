import type { seriesLetters as original } from '../en/series-letters.ts'

export const seriesLetters: Readonly<Record<keyof typeof original, string>> = {
  'emails.series.pages': 'Varje tid har en egen sida.',
  'emails.series-cancelled.calendar': 'Öppna bilagan om du vill ta bort tiderna ur din kalender.',
  'emails.series-cancelled.list':
    '{count, plural, one {Den här tiden gäller inte längre:} other {De här # tiderna gäller inte längre:}}',
  'emails.series-cancelled.other':
    'De återkommande tiderna som du bokade {date} kl. {from}–{to} och framåt är avbokade.',
  'emails.series-cancelled.own': 'Dina återkommande tider {date} kl. {from}–{to} och framåt är avbokade.',
  'emails.series-created.calendar': 'Öppna bilagan om du vill lägga in tiderna i din kalender.',
  'emails.series-created.list': '{count, plural, one {Tiden:} other {Alla # tider:}}',
  'emails.series-created.other':
    '{count, plural, one {Tiden som du bokade är {date} kl. {from}–{to}.} other {De # återkommande tiderna som du bokade börjar {date} kl. {from}–{to}.}}',
  'emails.series-created.own':
    '{count, plural, one {Din tid är bokad {date} kl. {from}–{to}.} other {Du har # återkommande tider. Den första är {date} kl. {from}–{to}.}}',
  'emails.series-moved.calendar': 'Öppna bilagan om du vill ändra tiderna i din kalender.',
  'emails.series-moved.list': '{count, plural, one {Den nya tiden:} other {De # nya tiderna:}}',
  'emails.series-moved.other':
    'De återkommande tiderna som du bokade från {wasDate} kl. {was} och framåt är flyttade. Den första är nu {date} kl. {from}–{to}.',
  'emails.series-moved.own':
    'Dina återkommande tider från {wasDate} kl. {was} och framåt är flyttade. Den första är nu {date} kl. {from}–{to}.',
  'emails.series-with.other':
    'De återkommande tiderna som du bokade från {date} kl. {from} och framåt är nu hos {name}.',
  'emails.series-with.otherUnnamed':
    'De återkommande tiderna som du bokade från {date} kl. {from} och framåt är nu hos någon annan.',
  'emails.series-with.own': 'Dina återkommande tider från {date} kl. {from} och framåt är nu hos {name}.',
  'emails.series-with.ownUnnamed':
    'Dina återkommande tider från {date} kl. {from} och framåt är nu hos någon annan.',
  'emails.subject.series-cancelled': 'Avbokade: tider från {date} kl. {time}, {practice}',
  'emails.subject.series-created': 'Tider från {date} kl. {time}, {practice}',
  'emails.subject.series-moved': 'Flyttade: tider från {date} kl. {time}, {practice}',
  'messages.kind.series-cancelled': 'Avbokade från {when}',
  'messages.kind.series-created': 'Serie från {when}',
  'messages.kind.series-moved': 'Serie flyttad, nu från {when}',
}
