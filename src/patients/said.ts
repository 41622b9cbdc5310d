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
  'link-withdrawn',
  'number-added',
  'number-there',
  'number-seen',
  'number-removed',
  'contact-decline',
  'merged',
  'merge-undone',
  'kept-apart',
  'messages-stopped',
  'messages-allowed',
] as const
export type Said = (typeof saids)[number]

export function isSaid(text: string): text is Said {
  return saids.some((said) => said === text)
}

/** Whether it was done with a contact: then all of them are shown, that one among them. */
export function isOfContacts(said: string): boolean {
  return said.startsWith('contact-') || said.startsWith('messages-') || isAsking(said)
}

/** What came of the wish to send a link that confirms a contact (rule 6). */
const askings = [
  'link-sent',
  'link-waits',
  'link-just-now',
  'link-over',
  'link-practice-off',
  'link-patient-off',
  'link-protected',
  'link-unsubscribed',
  'link-no-texts',
] as const
export type Asking = (typeof askings)[number]

export function isAsking(text: string): text is Asking {
  return askings.some((asking) => asking === text)
}

/** Whether no link has left. */
export function isRefusal(said: string): boolean {
  return said === 'link-withdrawn' || (isAsking(said) && said !== 'link-sent')
}
