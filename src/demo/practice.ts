import type { Db } from '../db/run.ts'
import { addDays, today as dateOf, type EpochSeconds, type IsoDate, zoneOf } from '../lib/calendar.ts'
import { hashPassword } from '../lib/password.ts'
import type { Keys } from '../lib/token.ts'
import type { MailGateway } from '../messages/messages.ts'
import { noteTexting } from '../practice/practice.commands.ts'
import type { SmsGateway } from '../texting/sms.ts'
import { type Crowd, planBookings } from './bookings.ts'
import { keepParents, processCards } from './cards.ts'
import { createChance } from './chance.ts'
import { comeAndGo } from './comings.ts'
import { keepDesk } from './desk.ts'
import { cardOf, countCards, hasCard, registerAll, relive } from './history.ts'
import { foundPractice, mustBe, password, timeZone } from './house.ts'
import { giveNumbers } from './numbers.ts'
import { offerTypes } from './offer.ts'
import { seeOnline } from './online.ts'
import { type DemoPerson, makePeople } from './people.ts'
import { mergeOnce } from './twice.ts'
import { planVisits } from './visits.ts'
import { planExceptions, planWeeks } from './weeks.ts'

export interface Surroundings {
  /** Takes the messages of the past weeks; by default they are accepted and go nowhere. */
  readonly gateway?: MailGateway
  readonly texting?: SmsGateway
  /** The address in their links. */
  readonly baseUrl?: string
}

/**
 * Fills an empty database with a practice that has been at work for weeks, the same for the same `now`; everything is
 * made by the product's own commands, with the clock of the day on which it would have happened. Throws where there is
 * a practice already. Not safe against a power cut while it lasts: half a demonstration is made again from nothing.
 */
export async function makeDemonstration(
  db: Db,
  keys: Keys,
  now: number,
  surroundings: Surroundings = {},
): Promise<void> {
  const passwordHash = await hashPassword(password)
  // Thousands of small commits, and nobody waits for any of them to be safe on the disk.
  db.raw.pragma('synchronous = OFF')
  try {
    await make(db, keys, now, passwordHash, surroundings)
  } finally {
    db.raw.pragma('synchronous = FULL')
    db.raw.pragma('wal_checkpoint(TRUNCATE)')
  }
}

const patients = 400
/** Those who get a card when they come for the first time, and those who have one and never come. */
const newcomers = 110
const strangers = 6
const opened = 120
/** Days for which there are messages; staff see those of a week. */
const withMessages = 9

async function make(
  db: Db,
  keys: Keys,
  now: number,
  passwordHash: string,
  around: Surroundings,
): Promise<void> {
  const zone = zoneOf(timeZone)
  const today = dateOf(zone, now)
  const chance = createChance(`Praktijk De Linde ${today}`)
  const people = makePeople(chance, patients, today)
  const crowd = crowdOf(people)
  const openedAt = zone.instant(addDays(today, -opened), 9 * 60)
  const { house, offer } = mustBe(
    db.attempt(() => {
      const made = arrange(db, passwordHash, today, openedAt)
      noteTexting(db, true)
      registerAll(db, crowd.regulars, made.house.reception, openedAt)
      return made
    }),
  )
  const visits = planVisits(db, offer, chance, today, now)
  const bookings = planBookings(db, chance, visits, crowd, now)
  const { gateway = acceptAll, texting = acceptAll, baseUrl = 'http://localhost:3000' } = around
  const scene = { db, keys, house, chance, gateway, texting, baseUrl, now }
  await relive(scene, bookings, zone.instant(addDays(today, -withMessages), 9 * 60))
  const missing = people.filter((person) => !hasCard(scene, person)).slice(0, patients - countCards(db))
  const complete = (): void => {
    registerAll(db, missing, house.reception, now - 3600)
    giveNumbers(db, keys, people, house.reception, now - 3600)
    processCards(db, house.reception, now)
    keepParents(db, house.reception, zone, now)
    seeOnline(db, house.reception, now)
    comeAndGo(db, chance, house.reception, now)
    keepDesk({ db, keys, house, now })
    const [twice] = crowd.regulars.filter((person) => person.booker === null).slice(1)
    const card = twice && cardOf(scene, twice)
    if (twice && card !== undefined) mergeOnce(db, keys, twice, card, house.reception, now)
  }
  mustBe(db.attempt(complete))
}

function crowdOf(people: readonly DemoPerson[]): Crowd {
  const regulars = people.slice(0, patients - newcomers)
  const grown = (each: DemoPerson): boolean => each.booker === null
  const [saysNew, saysKnown] = [regulars.find(grown), people.slice(-strangers).find(grown)]
  if (!saysNew || !saysKnown) throw new Error('the demonstration has no patients')
  return { regulars, newcomers: people.slice(patients - newcomers, -strangers), saysNew, saysKnown }
}

function arrange(db: Db, passwordHash: string, today: IsoDate, openedAt: EpochSeconds) {
  const house = foundPractice(db, passwordHash, openedAt)
  const offer = offerTypes(db, house, openedAt)
  planWeeks(db, house, offer, addDays(today, -60), openedAt)
  planExceptions(db, house, today, openedAt)
  return { house, offer }
}

const acceptAll: MailGateway & SmsGateway = { send: async () => ({ outcome: 'accepted', ref: 'caught' }) }
