import type { hooks as original } from '../en/hooks.ts'

export const hooks: Readonly<Record<keyof typeof original, string>> = {
  'hooks.instead': 'In plaats hiervan via het andere kanaal verstuurd',
  'hooks.insteadOf': 'Verstuurd in plaats van',
}
