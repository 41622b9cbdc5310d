/** What version of the appointment a form was opened with; undefined where it does not say. */
export function versionIn(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
