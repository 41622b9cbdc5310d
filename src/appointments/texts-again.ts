/** Where staff allow text messages about an appointment again (rule 31). */
export function textsHref(appointmentId: number, attendeeId: number): string {
  return `/staff/appointments/${appointmentId}/people/${attendeeId}/texts`
}
