import type { settings as original } from '../en/settings.ts'

export const settings: Readonly<Record<keyof typeof original, string>> = {
}
