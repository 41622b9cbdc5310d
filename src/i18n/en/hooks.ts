/** What was told to other software, and what went for it another way. */
export const hooks = {
  'hooks.instead': 'Sent by the other channel instead',
  'hooks.insteadOf': 'Sent instead of',
} as const
