/** What is posted to other software. */
export interface Post {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** Why it was not taken. */
export const troubles = [
  'not-readable',
  'not-public',
  'no-answer',
  'too-slow',
  'not-encrypted',
  'redirect',
  'status',
  'demonstration',
] as const
export type Trouble = (typeof troubles)[number]

/** How telling ended. */
export type Told = (
  | { readonly outcome: 'taken' }
  /** It asks never to be told again. */
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly trouble: Trouble }
) & {
  /** The status of the answer; null: there was none. */
  readonly status: number | null
  /** In milliseconds. */
  readonly took: number
}

export interface WebhookGateway {
  /** Never throws, follows no redirect and waits at most ten seconds; `signal` ends it at once. */
  post(post: Post, signal?: AbortSignal): Promise<Told>
}
