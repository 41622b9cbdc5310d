import type { seriesLetters as original } from '../en/series-letters.ts'

export const seriesLetters: Readonly<Record<keyof typeof original, string>> = {
  'emails.series.pages': 'Hver time har sin egen side.',
  'emails.series-cancelled.calendar': 'Åpne vedlegget for å fjerne timene fra kalenderen din.',
  'emails.series-cancelled.list':
    '{count, plural, one {Denne timen gjelder ikke lenger:} other {Disse # timene gjelder ikke lenger:}}',
  'emails.series-cancelled.other':
    'De faste timene du bestilte {date} kl. {from}–{to} og fremover er avlyst.',
  'emails.series-cancelled.own': 'De faste timene dine {date} kl. {from}–{to} og fremover er avlyst.',
  'emails.series-created.calendar': 'Åpne vedlegget for å legge timene inn i kalenderen din.',
  'emails.series-created.list': '{count, plural, one {Timen:} other {Alle de # timene:}}',
  'emails.series-created.other':
    '{count, plural, one {Timen du bestilte er {date} kl. {from}–{to}.} other {De # faste timene du bestilte begynner {date} kl. {from}–{to}.}}',
  'emails.series-created.own':
    '{count, plural, one {Timen din er bestilt: {date} kl. {from}–{to}.} other {Du har # faste timer. Den første er {date} kl. {from}–{to}.}}',
  'emails.series-moved.calendar': 'Åpne vedlegget for å endre tidspunktene i kalenderen din.',
  'emails.series-moved.list': '{count, plural, one {Den nye timen:} other {De # nye timene:}}',
  'emails.series-moved.other':
    'De faste timene du bestilte fra {wasDate} kl. {was} og fremover er flyttet. Den første er nå {date} kl. {from}–{to}.',
  'emails.series-moved.own':
    'De faste timene dine fra {wasDate} kl. {was} og fremover er flyttet. Den første er nå {date} kl. {from}–{to}.',
  'emails.series-with.other':
    'De faste timene du bestilte fra {date} kl. {from} og fremover er nå hos {name}.',
  'emails.series-with.otherUnnamed':
    'De faste timene du bestilte fra {date} kl. {from} og fremover er nå hos en annen.',
  'emails.series-with.own': 'De faste timene dine fra {date} kl. {from} og fremover er nå hos {name}.',
  'emails.series-with.ownUnnamed':
    'De faste timene dine fra {date} kl. {from} og fremover er nå hos en annen.',
  'emails.subject.series-cancelled': 'Avlyst: timer fra {date} kl. {time}, {practice}',
  'emails.subject.series-created': 'Timer fra {date} kl. {time}, {practice}',
  'emails.subject.series-moved': 'Flyttet: timer fra {date} kl. {time}, {practice}',
  'messages.kind.series-cancelled': 'Avlyst fra {when}',
  'messages.kind.series-created': 'Serie fra {when}',
  'messages.kind.series-moved': 'Serie flyttet, nå fra {when}',
}
