/** The page of a list that an address names, 1 to 9999; 1 for anything else. */
export function pageNumber(text: string | undefined): number {
  return /^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : 1
}
