/** The shortcuts, each with Alt and Shift, as static/shortcuts.js knows them; the test compares the two. */
export const shortcuts = [
  { letter: 'S', does: 'search' },
  { letter: 'T', does: 'today' },
  { letter: 'J', does: 'forward' },
  { letter: 'K', does: 'back' },
  { letter: 'N', does: 'new' },
  { letter: 'L', does: 'lock' },
] as const
