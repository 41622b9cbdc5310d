import { Temporal } from 'temporal-polyfill'

/** The next clock changes of a zone strictly after `from`, as instants; fewer than `count` where it has no more. */
export function clockChanges(zone: string, from: number, count: number): readonly number[] {
  const changes: number[] = []
  let next = Temporal.Instant.fromEpochMilliseconds(from * 1000).toZonedDateTimeISO(zone)
  while (changes.length < count) {
    const change = next.getTimeZoneTransition('next')
    if (!change) break
    changes.push(change.epochMilliseconds / 1000)
    next = change
  }
  return changes
}
