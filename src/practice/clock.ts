/** Minutes since midnight of "9", "9.00", "09:00" and "0900"; 1440 for 24:00; undefined for anything else. */
export function parseClock(text: string): number | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2}?)(?:[:.h]?(\d{2}))?$/.exec(text.trim()) ?? []
  const minute = Number(hours) * 60 + Number(minutes)
  return hours !== undefined && Number(minutes) < 60 && minute <= 1440 ? minute : undefined
}
