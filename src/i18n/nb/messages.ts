import type { messages as original } from '../en/messages.ts'

export const messages: Readonly<Record<keyof typeof original, string>> = {
}
