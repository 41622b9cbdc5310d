import type { Language } from '../i18n/languages.ts'

/** Names that go together, with the language their bearers read. */
export interface NameGroup {
  /** How common they are in the practice. */
  readonly weight: number
  readonly language: Language
  readonly first: readonly [string, ...string[]]
  readonly last: readonly [string, ...string[]]
}

export const nameGroups: readonly [NameGroup, ...NameGroup[]] = [
  {
    weight: 60,
    language: 'nl',
    first: words(
      'Sanne Daan Emma Bram Lotte Sem Fenna Joris Maud Ruben Eva Thijs Noor Lars Tess Jasper Roos Stijn Anouk Pieter Marieke Hendrik Willemijn Gerrit Truus',
    ),
    last: lines(
      'de Jong\nJansen\nBakker\nvan Dijk\nVisser\nSmit\nMeijer\nde Boer\nMulder\nde Groot\nBos\nVos\nPeters\nHendriks\nvan Leeuwen\nDekker\nBrouwer\nDijkstra\nvan den Berg\nKoster\nvan der Meer\nPostma\nHuisman\nSchouten\nWillems',
    ),
  },
  {
    weight: 9,
    language: 'nl',
    first: words('Fatima Youssef Samira Mohamed Naima Bilal Hafsa Rachid'),
    last: lines('El Amrani\nBenali\nOuali\nEl Idrissi\nBouzid\nHaddou\nAit Said\nTahiri'),
  },
  {
    weight: 9,
    language: 'nl',
    first: words('Elif Emre Zeynep Murat Ayşe Kerem Defne Hakan'),
    last: lines('Yılmaz\nDemir\nŞahin\nKaya\nÖztürk\nÇelik\nAydın\nKoç'),
  },
  {
    weight: 6,
    language: 'nl',
    first: words('Shanti Ravi Jennifer Orlando Priya Winston'),
    last: lines('Ramdin\nPinas\nJagernath\nKromosoeto\nMartina\nDoekhi'),
  },
  {
    weight: 7,
    language: 'en',
    first: words('Olivia James Grace Liam Aisha Piotr Agnieszka Wei'),
    last: lines("O'Connor\nTaylor\nKowalska\nNowak\nChen\nOkafor\nMacDonald\nHughes"),
  },
  {
    weight: 5,
    language: 'sv',
    first: words('Astrid Björn Elin Göran Karin Åke'),
    last: lines('Lindqvist\nÅkesson\nBergström\nSjöberg\nHåkansson\nNyström'),
  },
  {
    weight: 4,
    language: 'nb',
    first: words('Ingrid Øyvind Sigrid Magnus Kjersti Håkon'),
    last: lines('Bjørnstad\nHaugen\nØstby\nSolberg\nBråthen\nNygård'),
  },
]

/** What patients add to a booking in their own words. */
export const remarks: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  en: [
    'I may be five minutes late because of the school run.',
    'I use a wheelchair, is there a lift?',
    'It is the same tooth as last year.',
    'I am a little nervous, please take your time.',
  ],
  nl: [
    'Sinds gisteren last van een kies linksboven.',
    'Ik kom met de fiets, kan die binnen staan?',
    'Graag even overleggen over de verzekering.',
    'Mijn dochter komt mee.',
    'Ik ben zwanger, 20 weken.',
  ],
  sv: ['Jag är allergisk mot penicillin.', 'Det gäller samma tand som i våras.'],
  nb: ['Jeg har litt angst for tannlegen.', 'Det gjelder kneet mitt, ikke ryggen.'],
}

function words(text: string): [string, ...string[]] {
  const [first = '', ...others] = text.split(' ')
  return [first, ...others]
}

function lines(text: string): [string, ...string[]] {
  const [first = '', ...others] = text.split('\n')
  return [first, ...others]
}

/** What patients write when they cancel. */
export const regrets: readonly [string, ...string[]] = [
  'Ik zit die week op een training. Ik maak later een nieuwe afspraak.',
  'Onverwacht met vakantie. Graag in de week erna.',
  'Mijn klachten zijn over, bedankt!',
]
