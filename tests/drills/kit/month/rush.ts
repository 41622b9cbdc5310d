import { bookByStaff } from '../../../../src/appointments/book-by-staff.commands.ts'
import { theSystem } from '../../../../src/practice/actor.ts'
import { oracleOf } from '../oracle.ts'
import type { Random } from '../random.ts'
import type { Rules } from './facts.ts'
import type { Fate } from './gateways.ts'
import { type House, openHouse } from './house.ts'
import { addPeople, type Patient } from './people.ts'

/** A day with so many visits that all their reminders are due in one minute; three times the process ends while they leave. */
export async function playRush(rules: Rules, wanted: number, random: Random): Promise<House> {
  const clock = oracleOf(rules.timeZone)
  const house = openHouse(rules, clock.instant('2027-03-17', 600))
  const people = addPeople(house, Math.ceil(wanted * 0.8), random)
  for (let n = 0; n < wanted; n++) {
    const patient = people[n % people.length]
    if (patient) bookOne(house, patient, clock.instant('2027-03-29', 540 + 5 * (n % 96)))
  }
  house.now += 600
  await house.beat()
  let handed = 0
  const ends = new Map<number, Fate>([
    [Math.floor(wanted * 0.2), 'kill-after-mark'],
    [Math.floor(wanted * 0.35), 'stop-after-mark'],
    [Math.floor(wanted * 0.5), 'kill-before-mark'],
  ])
  house.gateways.fateOf = (channel) => {
    const fate = ends.get(++handed) ?? 'taken'
    // A text message is marked before its gateway hears of it.
    return { fate: fate === 'kill-before-mark' && channel === 'sms' ? 'kill-after-mark' : fate }
  }
  house.now = clock.instant('2027-03-27', 600)
  for (let beats = 0; beats < 6; beats++) {
    await house.beat()
    house.now += 30
  }
  return house
}

function bookOne(house: House, patient: Patient, startsAt: number): void {
  const { db, keys, now, places, facts } = house
  const calendarId = places.calendarIds[0] ?? 0
  const { email = null, phone = null, language } = patient
  const reach = { email, phone, language }
  const time = {
    typeId: places.check,
    calendarId,
    locationId: places.locationId,
    startsAt,
    over: 'anything',
  } as const
  const booked = bookByStaff(db, keys, { ...time, ...reach, patientId: patient.id }, theSystem, now)
  if (!booked.ok) throw new Error(`a visit of the rush was refused: ${booked.reason}`)
  const { appointmentId: appointment, attendeeId: visit } = booked.value
  facts.push({
    ...{
      fact: 'booked',
      at: now,
      visit,
      appointment,
      patient: patient.id,
      by: 'staff',
      tell: true,
      notifies: true,
    },
    ...{
      email: patient.email,
      phone: patient.phone,
      language,
      plan: { startsAt, endsAt: startsAt + 600, calendarId },
    },
  })
}
