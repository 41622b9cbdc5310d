import type { agenda as original } from '../en/agenda.ts'

export const agenda: Readonly<Record<keyof typeof original, string>> = {
}
