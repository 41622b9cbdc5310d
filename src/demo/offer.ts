import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { addAutomatic } from '../types/automatic.commands.ts'
import { addBlockKind, setKindTypes } from '../types/block-kinds.commands.ts'
import { addType, type NewType } from '../types/types.commands.ts'
import type { House } from './house.ts'
import { beforePhysiotherapy, typeTexts } from './texts.ts'

/** The kinds of block and the appointment types, by id. */
export interface Kinds {
  readonly general: number
  readonly checkUps: number
  readonly emergency: number
  readonly surgery: number
  readonly phone: number
}

export interface Types {
  readonly checkUp: number
  readonly filling: number
  readonly hygiene: number
  readonly emergency: number
  readonly wisdomTooth: number
  readonly firstTalk: number
  readonly physiotherapy: number
  readonly backTraining: number
}

export interface Offer {
  readonly kinds: Kinds
  readonly types: Types
}

export function offerTypes(db: Db, house: House, now: EpochSeconds): Offer {
  const kinds = addKinds(db, house, now)
  const add = (name: string, texts: (typeof typeTexts)[keyof typeof typeTexts], type: Rest): number => {
    const { name: publicNames, description: descriptions } = texts
    const information = 'information' in texts ? texts.information : {}
    return addType(db, { name, publicNames, descriptions, information, ...type }, house.owner, now)
  }
  const before = { name: 'Before physiotherapy', texts: beforePhysiotherapy, staffToo: true }
  const messageTemplateId = addAutomatic(db, before, house.owner, now)
  const types = {
    checkUp: add('Check-up', typeTexts.checkUp, checkUp(house)),
    filling: add('Filling', typeTexts.filling, filling(house)),
    hygiene: add('Hygiene', typeTexts.hygiene, hygiene(house)),
    emergency: add('Emergency', typeTexts.emergency, emergency(house, kinds)),
    wisdomTooth: add('Wisdom tooth', typeTexts.wisdomTooth, wisdomTooth(house)),
    firstTalk: add('First consultation', typeTexts.firstTalk, firstTalk(house)),
    physiotherapy: add('Physiotherapy', typeTexts.physiotherapy, {
      ...physiotherapy(house),
      messageTemplateId,
    }),
    backTraining: add('Back training', typeTexts.backTraining, backTraining(house)),
  }
  setKindTypes(db, kinds.checkUps, [types.checkUp], house.owner, now)
  setKindTypes(db, kinds.emergency, [types.emergency], house.owner, now)
  return { kinds, types }
}

type Rest = Omit<NewType, 'name' | 'publicNames' | 'descriptions' | 'information'>

function addKinds(db: Db, { owner }: House, now: EpochSeconds): Kinds {
  const add = (name: string, colour: number, web: boolean): number =>
    addBlockKind(db, { name, colour, web }, owner, now)
  return {
    general: add('General', 1, true),
    checkUps: add('Check-ups', 2, true),
    emergency: add('Emergency', 3, true),
    surgery: add('Surgery', 4, false),
    phone: add('Phone', 6, false),
  }
}

function checkUp(house: House): Rest {
  const [minutes, gridMinutes] = [20, 20]
  const rules = { visibility: 'all' as const, priceCents: 2590, class: 'recall' as const }
  return { minutes, gridMinutes, ...rules, online: true, ...dental(house), colour: 2 }
}

/**
 * Not before tomorrow, for the work has to be laid ready; with the dentist who found the hole, so for nobody new. Its
 * odd length would leave odd gaps.
 */
function filling(house: House): Rest {
  const length = { minutes: 30, gridMinutes: 20, bufferAfter: 10 }
  const rules = { leadHours: 24, practitionerChoice: 'required' as const, visibility: 'compact' as const }
  const whom = { whoMayBook: 'known' as const, asksKnown: true }
  return { ...length, ...rules, ...whom, online: true, ...dental(house), colour: 1 }
}

/** Children are looked after elsewhere (F36). */
function hygiene(house: House): Rest {
  const length = { minutes: 45, gridMinutes: 25, bufferAfter: 5 }
  return {
    ...length,
    ageFrom: 24,
    online: true,
    priceCents: 7250,
    ...dental(house),
    calendarIds: [house.fleur],
    colour: 5,
  }
}

/** Times appear 3 days ahead, so that a weekend does not hide them, the first of each day, until an hour before. */
function emergency(house: House, kinds: Kinds): Rest {
  const rules = { blockKindId: kinds.emergency, releaseHours: 72, leadHours: 1 }
  const length = { minutes: 20, gridMinutes: 20 }
  const whoever = { practitionerChoice: 'none' as const, visibility: 'first' as const, priceCents: 4500 }
  return { ...length, ...rules, ...whoever, online: true, ...dental(house), colour: 3 }
}

function wisdomTooth(house: House): Rest {
  const length = { minutes: 60, gridMinutes: 30, bufferBefore: 10, bufferAfter: 20 }
  return {
    ...length,
    online: false,
    class: 'surgery',
    priceCents: 11900,
    ...dental(house),
    calendarIds: [house.anna],
    colour: 4,
  }
}

/** The intake: for new patients only. */
function firstTalk({ anna, selim, fleur, youssef }: House): Rest {
  const calendarIds = [anna, selim, fleur, youssef]
  const whom = { whoMayBook: 'new' as const, asksKnown: true }
  return { minutes: 15, gridMinutes: 15, ...whom, online: true, priceCents: 0, calendarIds, colour: 6 }
}

function physiotherapy({ youssef, east, physioRoom }: House): Rest {
  const where = { calendarIds: [youssef], locationIds: [east] }
  const needs = [{ name: 'Room', resourceIds: [physioRoom] }]
  const length = { minutes: 30, gridMinutes: 30 }
  // A series is made at the desk, and whoever cannot come once changes it alone, until that same morning.
  const rules = { horizonDays: 28, maxOwnBookings: 3, selfService: true, rebookHours: 4, cancelHours: 4 }
  return { ...length, ...rules, online: true, priceCents: 4150, ...where, needs, colour: 1 }
}

/** A class: one appointment of many (rule 10). */
function backTraining({ youssef, east }: House): Rest {
  const where = { calendarIds: [youssef], locationIds: [east] }
  const visitingAddress = 'Sporthal De Eik, Eikenplein 9, 1235 CD Voorbeeld'
  const rules = { leadHours: 48, horizonDays: 90, places: 8, visitingAddress }
  return { minutes: 60, gridMinutes: 60, ...rules, online: true, priceCents: 2000, ...where, colour: 2 }
}

function dental({ anna, selim, centre, chairs }: House) {
  const needs = [{ name: 'Chair', resourceIds: chairs }]
  return { calendarIds: [anna, selim], locationIds: [centre], needs }
}
