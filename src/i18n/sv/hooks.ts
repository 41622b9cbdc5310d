import type { hooks as original } from '../en/hooks.ts'

export const hooks: Readonly<Record<keyof typeof original, string>> = {
  'hooks.instead': 'Skickat via den andra kanalen i stället',
  'hooks.insteadOf': 'Skickat i stället för',
}
