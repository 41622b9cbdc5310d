import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Language } from '../i18n/languages.ts'
import type { Actor } from './actor.ts'
import { recordAudit } from './audit.commands.ts'
import { slugOf } from './slug.ts'
import type { Texts } from './texts.ts'

export interface NewPractice {
  readonly name: string
  readonly timeZone: string
  readonly country: string
  readonly currency: string
  /** The first one is the practice's own. */
  readonly languages: readonly Language[]
  readonly phone: string | null
}

/** The first thing that happens to an installation; refuses a second time with `already-set-up`. */
export function setUpPractice(db: Db, practice: NewPractice, actor: Actor, now: number): Attempt<number> {
  return db.attempt(() => {
    if (db.get(build.selectFrom('practice').select('id'))) refuse('already-set-up')
    const { id } = db.run(
      build.insertInto('practice').values({
        id: 1,
        name: practice.name,
        time_zone: practice.timeZone,
        country: practice.country,
        currency: practice.currency,
        languages: JSON.stringify(practice.languages),
        phone: practice.phone,
        created_at: now,
      }),
    )
    recordAudit(db, actor, 'set-up', 'practice', id, now)
    return id
  })
}

export interface PracticeChanges {
  readonly name?: string
  readonly languages?: string
  readonly website?: string | null
  readonly terms_url?: string | null
  readonly email?: string | null
  readonly phone?: string | null
  readonly accent?: string | null
  readonly hours_texts?: string
  readonly urgent_texts?: string
  readonly late_cancel_texts?: string
  readonly privacy_texts?: string
  readonly accessibility_texts?: string
  readonly currency?: string
  readonly frame_origins?: string
  readonly portal_open?: 0 | 1
  readonly lead_hours?: number
  readonly horizon_days?: number
  readonly hold_minutes?: number
  readonly open_bookings_per_contact?: number
  readonly bookings_per_hour_per_address?: number
  readonly field_email?: 'required' | 'optional' | 'hidden'
  readonly field_mobile?: 'required' | 'optional' | 'hidden'
  readonly field_message?: 'required' | 'optional' | 'hidden'
  readonly field_birth_date?: 'required' | 'optional' | 'hidden'
  readonly field_national_id?: 'required' | 'optional' | 'hidden'
  readonly identification?: 'details' | 'email-first' | 'national-id'
  readonly national_id_kinds?: string
  readonly guardian_age?: number
  readonly new_patient?: 'provisional' | 'active'
  readonly number_statuses?: string
  readonly max_own_bookings?: number
  readonly visibility?: 'all' | 'first' | 'compact'
  readonly rebook_deadline_hours?: number
  readonly cancel_deadline_hours?: number
  readonly new_booking_on?: 0 | 1
  readonly view_on?: 0 | 1
  readonly rebook_on?: 0 | 1
  readonly cancel_on?: 0 | 1
  readonly visit_type_on?: 0 | 1
  readonly messages_on?: 0 | 1
  readonly confirmation_on?: 0 | 1
  readonly reminder_on?: 0 | 1
  readonly reminder_days?: number
  readonly reminder_minute?: number
  readonly reminder2_days?: number | null
  readonly reminder2_minute?: number | null
  readonly reminder3_days?: number | null
  readonly reminder3_minute?: number | null
  readonly practitioner_in_email?: 0 | 1
  readonly channel_policy?: 'preferred' | 'all' | 'email-first'
  readonly sms_ready?: 0 | 1
  readonly sms_url_sealed?: Buffer | null
  readonly sms_from_minute?: number
  readonly sms_until_minute?: number
  readonly sms_countries?: string
  readonly sms_per_number?: number
  readonly sms_per_day?: number
  readonly sms_price_micros?: number
  readonly sms_hook_generation?: number
  readonly sms_hook_renewed_at?: number
  readonly unconfirmed_contacts?: 'reply' | 'strict'
  readonly sending_paused_at?: number | null
  readonly idle_minutes_owner?: number
  readonly idle_minutes_practitioner?: number
  readonly idle_minutes_reception?: number
  readonly smtp_url_sealed?: Buffer | null
  readonly mail_from?: string | null
  readonly online_list_on?: 0 | 1
  /** From when on what came in online counts as not seen (E36). */
  readonly online_list_from?: number
  readonly template_changes?: 'on-update' | 'at-once'
  readonly new_kinds_web?: 0 | 1
  readonly second_factor?: 'nobody' | 'owners' | 'everybody'
}

/** Changes settings of the practice; the audit says which, not to what. */
export function changePractice(db: Db, changes: PracticeChanges, actor: Actor, now: number): void {
  db.write(() => {
    db.run(
      build
        .updateTable('practice')
        .set(changes)
        .set('row_version', (eb) => eb('row_version', '+', 1)),
    )
    recordAudit(db, actor, 'changed', 'practice', 1, now, { settings: Object.keys(changes).join(' ') })
  })
}

/** Notes whether text messages can leave, for whoever chooses a way to write; nothing where it is known. */
export function noteTexting(db: Db, ready: boolean): void {
  const known = build.updateTable('practice').set({ sms_ready: ready ? 1 : 0 })
  db.run(known.where('sms_ready', '=', ready ? 0 : 1))
}

export interface NewLocation {
  readonly name: string
  readonly address: string
  readonly phone: string | null
  readonly outOfHoursPhone?: string | null
  readonly outOfHours?: Texts
}

/** Returns the id of the new location. */
export function addLocation(db: Db, location: NewLocation, actor: Actor, now: number): number {
  return db.write(() => {
    const taken = db.all(build.selectFrom('location').select('slug')).map((row) => row.slug)
    const { id } = db.run(
      build.insertInto('location').values({
        slug: slugOf(location.name, taken),
        name: location.name,
        address: location.address,
        phone: location.phone,
        out_of_hours_phone: location.outOfHoursPhone ?? null,
        out_of_hours_texts: JSON.stringify(location.outOfHours ?? {}),
        sort: taken.length,
      }),
    )
    recordAudit(db, actor, 'added', 'location', id, now)
    return id
  })
}
