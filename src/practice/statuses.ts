/** What a patient is to the practice, in the order of a card's life. */
export const patientStatuses = ['registered', 'active', 'inactive', 'deceased'] as const
export type PatientStatus = (typeof patientStatuses)[number]

/** What whoever books as a stranger becomes: a card for staff to look at, or a patient at once (conflict 7.6). */
export const newPatientKinds = ['provisional', 'active'] as const
export type NewPatientKind = (typeof newPatientKinds)[number]

export function isPatientStatus(text: string): text is PatientStatus {
  return patientStatuses.some((status) => status === text)
}

/** What becomes of an appointment. */
export type AppointmentStatus =
  | 'booked'
  | 'confirmed'
  | 'arrived'
  | 'in-treatment'
  | 'done'
  | 'departed'
  | 'no-show'
  | 'cancelled'

/** Where an appointment comes from. */
export type AppointmentOrigin = 'web' | 'staff' | 'planned' | 'recall' | 'waiting-list' | 'api' | 'import'

/** What becomes of a message. */
export type MessageState =
  | 'waiting'
  | 'claimed'
  | 'handing-over'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'unknown'
  | 'skipped'
