import * as v from 'valibot'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { check, line, oneOf, tick, together, typedIn } from '../practice/fields.forms.ts'
import type { RoomChange } from './rooms.ts'

export const roomKinds = ['room', 'device', 'service'] as const

export interface NewRoomForm {
  readonly kind: (typeof roomKinds)[number]
  readonly name: string
  readonly locationId: number | null
}

const fresh = { kind: oneOf(roomKinds), name: line('settings.error.name') }
const known = { name: line('settings.error.name'), active: tick() }

/** `locations` are the ids to choose from. */
export function parseNewRoom(form: Fields, locations: readonly number[]): Checked<NewRoomForm> {
  return together(check(v.object(fresh), typedIn(form, fresh)), locationIn(form, locations))
}

export function parseRoomChange(form: Fields, locations: readonly number[]): Checked<RoomChange> {
  return together(check(v.object(known), typedIn(form, known)), locationIn(form, locations))
}

function locationIn(
  form: Fields,
  locations: readonly number[],
): Checked<{ readonly locationId: number | null }> {
  const typed = form.text('location')
  const locationId = locations.find((id) => String(id) === typed) ?? null
  const unknown: readonly Problem[] = [{ field: 'location', key: 'settings.error.choose' }]
  return typed !== '' && locationId === null
    ? { ok: false, problems: unknown }
    : { ok: true, value: { locationId } }
}
