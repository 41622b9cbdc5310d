/** No appointment is moved this often. */
const mostVersions = 1000

/**
 * The version of what an attendee was promised: that of the appointment, and higher with each session that the attendee
 * went over to, so that messages and calendars never take the new plan for the old one.
 */
export function planVersion(row: {
  readonly schedule_version: number
  readonly session_moves: number
}): number {
  return row.schedule_version + mostVersions * row.session_moves
}
