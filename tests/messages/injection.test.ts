import { expect, it } from 'vitest'
import { playInjection } from '../drills/kit/injection.ts'
import { randomOf } from '../drills/kit/random.ts'

it('hostile names, addresses, practices and locations stay what they are, by e-mail and by text message (trust.md 17, 22)', async () => {
  const { mails, texts, refused, wrong } = await playInjection(150, randomOf(4))
  expect(wrong).toEqual([])
  expect(mails).toBeGreaterThan(25)
  expect(texts).toBeGreaterThan(50)
  expect(refused).toBeGreaterThan(100)
})
