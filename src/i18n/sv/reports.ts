import type { reports as original } from '../en/reports.ts'

export const reports: Readonly<Record<keyof typeof original, string>> = {
  'reports.demand.any': 'Alla dagar',
  'reports.demand.anyTime': 'Hela dagen',
  'reports.demand.empty':
    'De senaste 90 dagarna har ingen berättat att ingen tid passade. Under de lediga tiderna kan patienter kryssa i vilka dagar och tider som passar: den här sidan räknar dem per bokningstyp, veckodag och del av dagen.',
  'reports.demand.lead':
    'Sedan {since} har någon {count, plural, one {# gång} other {# gånger}} berättat att ingen tid passade.',
  'reports.demand.link': 'Se vad patienterna inte hittade',
  'reports.demand.part.afternoon': 'Eftermiddag',
  'reports.demand.part.evening': 'Kväll',
  'reports.demand.part.morning': 'Förmiddag',
  'reports.demand.several':
    'Den som kryssar i flera dagar räknas på var och en av dem, och en gång i summan.',
  'reports.demand.title': 'Det patienterna inte hittade',
  'reports.demand.total': 'Summa',
  'reports.demand.type': 'Bokningstyp',
}
