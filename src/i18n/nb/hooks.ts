import type { hooks as original } from '../en/hooks.ts'

export const hooks: Readonly<Record<keyof typeof original, string>> = {
  'hooks.instead': 'Sendt via den andre kanalen i stedet',
  'hooks.insteadOf': 'Sendt i stedet for',
}
