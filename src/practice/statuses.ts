/** What a patient is to the practice, in the order of a card's life. */
export const patientStatuses = ['registered', 'active', 'inactive', 'deceased'] as const
export type PatientStatus = (typeof patientStatuses)[number]

/** What whoever books as a stranger becomes: a card for staff to look at, or a patient at once (conflict 7.6). */
export const newPatientKinds = ['provisional', 'active'] as const
export type NewPatientKind = (typeof newPatientKinds)[number]

export function isPatientStatus(text: string): text is PatientStatus {
  return patientStatuses.some((status) => status === text)
}
