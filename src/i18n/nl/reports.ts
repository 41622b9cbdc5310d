import type { reports as original } from '../en/reports.ts'

export const reports: Readonly<Record<keyof typeof original, string>> = {
  'reports.demand.any': 'Elke dag',
  'reports.demand.anyTime': 'Elk tijdstip',
  'reports.demand.empty':
    'De laatste 90 dagen heeft niemand laten weten dat er geen tijd paste. Onder de vrije tijden kunnen patiënten aanvinken welke dagen en tijden wel passen: deze pagina telt ze per afspraaktype, weekdag en deel van de dag.',
  'reports.demand.lead':
    'Sinds {since} liet iemand {count, plural, one {# keer} other {# keer}} weten dat er geen tijd paste.',
  'reports.demand.link': 'Bekijk wat patiënten niet konden vinden',
  'reports.demand.part.afternoon': 'Middag',
  'reports.demand.part.evening': 'Avond',
  'reports.demand.part.morning': 'Ochtend',
  'reports.demand.several': 'Wie meer dagen aanvinkt, telt voor elk daarvan mee, en één keer in het totaal.',
  'reports.demand.title': 'Wat patiënten niet konden vinden',
  'reports.demand.total': 'Totaal',
  'reports.demand.type': 'Afspraaktype',
}
