/** The pages of staff that a preview may lead back to: the word in the pass, and the address. */
const pages: readonly (readonly [pattern: RegExp, address: string])[] = [
  [/^agenda-(\d{4}-\d\d-\d\d)$/, '/staff/agenda?date=$1'],
  [/^week-(\d{4}-\d\d-\d\d)$/, '/staff/schedule?week=$1'],
  [/^day-(\d{1,9})-(\d{4}-\d\d-\d\d)$/, '/staff/schedule/days?calendar=$1&date=$2'],
  [/^type-(\d{1,9})$/, '/staff/settings/types/$1'],
  [/^practitioner-(\d{1,9})$/, '/staff/settings/practitioners/$1'],
  [/^location-(\d{1,9})$/, '/staff/settings/locations/$1'],
  [/^settings$/, '/staff/settings'],
  [/^look$/, '/staff/settings/look'],
  [/^start$/, '/staff/start/open'],
  [/^why-(\d{0,9})-(\d{0,9})-(\d{4}-\d\d-\d\d)?$/, '/staff/schedule/why?type=$1&practitioner=$2&date=$3'],
]

/** Where a preview was opened, in few letters, for its pass. */
export function backWord(asked: (name: string) => string): string {
  const [from, type, practitioner, location, date] = [
    ...['from', 'type', 'practitioner', 'location', 'date'].map(asked),
  ]
  const word =
    {
      agenda: `agenda-${date}`,
      week: `week-${date}`,
      day: `day-${practitioner}-${date}`,
      type: `type-${type}`,
      practitioner: `practitioner-${practitioner}`,
      location: `location-${location}`,
      settings: 'settings',
      look: 'look',
      start: 'start',
    }[from ?? ''] ?? `why-${type}-${practitioner}-${date}`
  return backHref(word) === '' ? '' : word
}

/** The page that a pass leads back to; '' where it names none. Whoever is not signed in comes to the door. */
export function backHref(word: string): string {
  const page = pages.find(([pattern]) => pattern.test(word))
  return page ? word.replace(page[0], page[1]) : ''
}
