export const reports = {
  'reports.demand.any': 'Any day',
  'reports.demand.anyTime': 'Any time',
  'reports.demand.empty':
    'Nobody has told us in the last 90 days that no time suited. Under the free times patients can tick which days and times would suit them: this page counts them by type, weekday and part of day.',
  'reports.demand.lead':
    'Since {since}, somebody told us {count, plural, one {once} other {# times}} that no time suited.',
  'reports.demand.link': 'See what patients could not find',
  'reports.demand.part.afternoon': 'Afternoon',
  'reports.demand.part.evening': 'Evening',
  'reports.demand.part.morning': 'Morning',
  'reports.demand.several': 'Who ticks several days counts for each of them, and once in the total.',
  'reports.demand.title': 'What patients could not find',
  'reports.demand.total': 'Total',
  'reports.demand.type': 'Type',
} as const
