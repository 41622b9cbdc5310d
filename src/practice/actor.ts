/** Who does something: a signed-in user, a patient on the web, the timetable, the command line, another program. */
export interface Actor {
  readonly kind: 'patient-web' | 'staff' | 'system' | 'api' | 'cli'
  readonly userId: number | null
}

export const theSystem: Actor = { kind: 'system', userId: null }
export const theCommandLine: Actor = { kind: 'cli', userId: null }
/** Other software, with a token of its own. */
export const theSoftware: Actor = { kind: 'api', userId: null }
export const thePatient: Actor = { kind: 'patient-web', userId: null }

export function byUser(userId: number): Actor {
  return { kind: 'staff', userId }
}
