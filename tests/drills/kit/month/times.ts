import { oracleOf } from '../oracle.ts'
import type { Random } from '../random.ts'
import type { Rules } from './facts.ts'

/** A start on a working day of the next weeks, at every tenth minute; more often soon than late. */
export function startOn({ timeZone }: Rules, now: number, random: Random, step: number): number {
  const clock = oracleOf(timeZone)
  const ahead = random.next() < 0.25 ? random.whole(0, 1) : random.whole(0, 12)
  for (let days = ahead; ; days++) {
    const date = dateOf(clock.wall(now + days * 86_400))
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
    const at = clock.instant(date, 540 + step * random.whole(0, 480 / step - 1))
    if (weekday !== 0 && weekday !== 6 && at > now + 300) return at
  }
}

/** Another start on the day of one; undefined where that has begun. */
export function startBeside(
  { timeZone }: Rules,
  beside: number,
  now: number,
  random: Random,
  step: number,
): number | undefined {
  const clock = oracleOf(timeZone)
  const at = clock.instant(dateOf(clock.wall(beside)), 540 + step * random.whole(0, 480 / step - 1))
  return at > now + 300 ? at : undefined
}

export function dateOf(wall: string): string {
  return wall.slice(0, 10)
}

export function nextDate(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
