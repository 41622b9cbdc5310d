import { createHmac, randomBytes } from 'node:crypto'

/** A secret of Standard Webhooks: `whsec_` and 24 random bytes in base64. */
export function randomWebhookSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`
}

/**
 * What stands in `webhook-signature`: one signature for each secret, the newest first, so that a receiver may know either.
 * @param at epoch seconds, as in `webhook-timestamp`
 */
export function webhookSignature(secrets: readonly string[], id: string, at: number, body: string): string {
  return secrets.map((secret) => `v1,${macOf(secret, `${id}.${at}.${body}`)}`).join(' ')
}

function macOf(secret: string, text: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return createHmac('sha256', key).update(text).digest('base64')
}
