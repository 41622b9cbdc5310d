import type { Client, Fields } from './http.ts'
import { password } from './practice.ts'

/** Signs the practice's owner in; returns the headers that every further request carries. */
export async function signIn(client: Client): Promise<Fields> {
  const own = { 'sec-fetch-site': 'same-origin' }
  const door = await client.get('/staff/sign-in', own)
  const cookie = cookieIn(door.headers['set-cookie'])
  const typed = { email: 'owner@example.test', password }
  const answer = await client.post('/staff/sign-in', typed, { ...own, cookie })
  if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`)
  return { ...own, cookie: cookieIn(answer.headers['set-cookie']) }
}

function cookieIn(cookies: readonly string[] | undefined): string {
  return (cookies ?? [])
    .map((each) => each.split(';')[0] ?? '')
    .filter((each) => !each.endsWith('='))
    .join('; ')
}
