import type { seriesLetters as original } from '../en/series-letters.ts'

export const seriesLetters: Readonly<Record<keyof typeof original, string>> = {
  'emails.series.pages': 'Elke afspraak heeft een eigen pagina.',
  'emails.series-cancelled.calendar': 'Open de bijlage om de afspraken uit uw agenda te halen.',
  'emails.series-cancelled.list':
    '{count, plural, one {Deze datum gaat niet door:} other {Deze # data gaan niet door:}}',
  'emails.series-cancelled.other':
    'De herhalende afspraken die u heeft gemaakt op {date} van {from} tot {to} en de daaropvolgende zijn geannuleerd.',
  'emails.series-cancelled.own':
    'Uw herhalende afspraken op {date} van {from} tot {to} en de daaropvolgende zijn geannuleerd.',
  'emails.series-created.calendar': 'Open de bijlage om de afspraken in uw agenda te zetten.',
  'emails.series-created.list': '{count, plural, one {De datum:} other {Alle # data:}}',
  'emails.series-created.other':
    '{count, plural, one {De afspraak die u heeft gemaakt is op {date} van {from} tot {to}.} other {De # herhalende afspraken die u heeft gemaakt beginnen op {date} van {from} tot {to}.}}',
  'emails.series-created.own':
    '{count, plural, one {Uw afspraak is op {date} van {from} tot {to}.} other {U heeft # herhalende afspraken. De eerste is op {date} van {from} tot {to}.}}',
  'emails.series-moved.calendar': 'Open de bijlage om de tijden in uw agenda te wijzigen.',
  'emails.series-moved.list': '{count, plural, one {De nieuwe tijd:} other {De # nieuwe tijden:}}',
  'emails.series-moved.other':
    'De herhalende afspraken die u heeft gemaakt vanaf {wasDate} om {was} zijn verplaatst. De eerste is nu op {date} van {from} tot {to}.',
  'emails.series-moved.own':
    'Uw herhalende afspraken vanaf {wasDate} om {was} zijn verplaatst. De eerste is nu op {date} van {from} tot {to}.',
  'emails.series-with.other':
    'De herhalende afspraken die u heeft gemaakt vanaf {date} om {from} zijn nu bij {name}.',
  'emails.series-with.otherUnnamed':
    'De herhalende afspraken die u heeft gemaakt vanaf {date} om {from} zijn nu bij iemand anders.',
  'emails.series-with.own': 'Uw herhalende afspraken vanaf {date} om {from} zijn nu bij {name}.',
  'emails.series-with.ownUnnamed':
    'Uw herhalende afspraken vanaf {date} om {from} zijn nu bij iemand anders.',
  'emails.subject.series-cancelled': 'Geannuleerd: afspraken vanaf {date} {time} bij {practice}',
  'emails.subject.series-created': 'Afspraken vanaf {date} {time} bij {practice}',
  'emails.subject.series-moved': 'Verplaatst: afspraken vanaf {date} {time} bij {practice}',
  'messages.kind.series-cancelled': 'Geannuleerd vanaf {when}',
  'messages.kind.series-created': 'Reeks vanaf {when}',
  'messages.kind.series-moved': 'Reeks verplaatst, nu vanaf {when}',
}
