import * as v from 'valibot'
import { foldEmail } from '../lib/email-address.ts'
import type { Fields } from '../practice/checked.ts'

export interface SignInForm {
  /** The address as accounts are found by it. */
  readonly account: string
  readonly password: string
}

const schema = v.object({
  email: v.pipe(v.string(), v.trim(), v.minLength(1)),
  password: v.pipe(v.string(), v.minLength(1)),
})

type Parsed =
  | { readonly ok: true; readonly value: SignInForm }
  | { readonly ok: false; readonly missing: readonly ('email' | 'password')[] }

/** What was typed is cut where no address and no password can be that long: it is wrong then, and costs no more work. */
export function parseSignIn(fields: Fields): Parsed {
  const typed = { email: fields.text('email').slice(0, 320), password: fields.text('password').slice(0, 400) }
  const result = v.safeParse(schema, typed)
  if (result.success)
    return { ok: true, value: { account: foldEmail(result.output.email), password: result.output.password } }
  const { nested } = v.flatten<typeof schema>(result.issues)
  return { ok: false, missing: (['email', 'password'] as const).filter((name) => nested?.[name]) }
}
