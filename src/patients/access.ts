/** How long a reason opens a protected identity, in seconds (rule 9). */
export const reasonHolds = 3600

/** The view under which a look at identity numbers is kept. */
export const numbersView = 'identity-numbers'

/** A row of the access log without its place in the chain. */
export interface AccessFields {
  readonly at: number
  readonly user_id: number | null
  readonly role: string
  readonly action: string
  readonly view: string
  readonly patient_id: number
  readonly basis: string
  readonly request_id: string
}

/** What a row's hash is taken over, in this order for ever: old rows must still be found unbroken. */
export function fieldsOf(row: AccessFields): readonly (string | number | null)[] {
  return [row.at, row.user_id, row.role, row.action, row.view, row.patient_id, row.basis, row.request_id]
}
