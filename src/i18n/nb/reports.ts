import type { reports as original } from '../en/reports.ts'

export const reports: Readonly<Record<keyof typeof original, string>> = {
  'reports.demand.any': 'Alle dager',
  'reports.demand.anyTime': 'Hele dagen',
  'reports.demand.empty':
    'De siste 90 dagene har ingen sagt fra om at ingen tid passet. Under de ledige timene kan pasienter krysse av for hvilke dager og tider som passer: Denne siden teller dem etter timetype, ukedag og del av dagen.',
  'reports.demand.lead':
    'Siden {since} har noen {count, plural, one {# gang} other {# ganger}} sagt fra om at ingen tid passet.',
  'reports.demand.link': 'Se hva pasientene ikke fant',
  'reports.demand.part.afternoon': 'Ettermiddag',
  'reports.demand.part.evening': 'Kveld',
  'reports.demand.part.morning': 'Formiddag',
  'reports.demand.several': 'Den som krysser av for flere dager, telles på hver av dem, og én gang i summen.',
  'reports.demand.title': 'Det pasientene ikke fant',
  'reports.demand.total': 'Sum',
  'reports.demand.type': 'Timetype',
}
