/** What a patient is to the practice, in the order of a card's life. */
export const patientStatuses = ['registered', 'active', 'inactive', 'deceased'] as const
export type PatientStatus = (typeof patientStatuses)[number]

export function isPatientStatus(text: string): text is PatientStatus {
  return patientStatuses.some((status) => status === text)
}
