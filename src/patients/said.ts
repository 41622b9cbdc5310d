/** What has just been done, by the word in the address that says so. */
const saids = [
  'added',
  'changed',
  'status',
  'contact-added',
  'contact-there',
  'contact-accept',
  'contact-read-back',
  'contact-withdraw',
  'contact-renew',
  'contact-whose',
  'number-added',
  'number-there',
  'number-seen',
  'number-removed',
] as const
export type Said = (typeof saids)[number]

export function isSaid(text: string): text is Said {
  return saids.some((said) => said === text)
}
