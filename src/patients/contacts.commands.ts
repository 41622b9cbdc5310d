import { build, type Db } from '../db/run.ts'
import type { PatientContactTable } from '../db/tables/patients.ts'
import { ageOn, type EpochSeconds, today } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Whose } from './card.ts'
import { type ContactAct, foldContact, type NewContact } from './contact.ts'
import { cardsOf } from './same-person.queries.ts'

/**
 * Puts a contact on a card that staff have typed or accepted, so that it counts (rule 2). One that was withdrawn comes back
 * as new; one that stands there already is checked by this, and its owner stays who it was.
 */
export function addContact(
  db: Db,
  patientId: number,
  contact: NewContact,
  actor: Actor,
  now: EpochSeconds,
  source: 'staff' | 'web' = 'staff',
): 'added' | 'there' {
  return db.write(() => {
    const { channel, value, whose, readBack } = contact
    const value_folded = foldContact(contact)
    const same = twinsOf(db, patientId, channel, value_folded)
    // In use on any card of the person, it is there; else it comes back on the one that stands.
    const old =
      same.find((each) => each.revoked_at === null) ?? same.find((each) => each.patient_id === patientId)
    const checked = { checked_at: now, checked_by: actor.userId }
    const confirmed = readBack ? { confirmed_at: now, confirmed_by: actor.userId } : {}
    const fresh = { value, whose, source, created_at: now, ...renewed(db, patientId, whose, actor, now) }
    if (old && old.revoked_at === null) {
      const seen = old.checked_at === null ? checked : {}
      if (old.checked_at === null || readBack) update(db, old.id, { ...seen, ...confirmed })
    } else if (old) {
      const unasked = { confirm_hash: null, confirm_asked_at: null }
      const blank = { confirmed_at: null, confirmed_by: null, revoked_at: null, ...unasked }
      update(db, old.id, { ...blank, ...fresh, ...checked, ...confirmed })
    } else {
      const row = { patient_id: patientId, channel, value_folded, ...fresh, ...checked, ...confirmed }
      db.insert('patient_contact', row)
    }
    const there = old !== undefined && old.revoked_at === null
    recordAudit(db, actor, there ? 'checked-contact' : 'added-contact', 'patient', patientId, now)
    return there ? 'there' : 'added'
  })
}

/** What staff do with a contact on a card; done twice it stays as it was the first time. */
export function actOnContact(
  db: Db,
  patientId: number,
  contactId: number,
  act: ContactAct,
  actor: Actor,
  now: EpochSeconds,
): void {
  db.write(() => {
    const by = actor.userId
    const contact = findOwn(db, patientId, contactId)
    if (!contact || contact.revoked_at !== null) return
    const checked = contact.checked_at === null ? { checked_at: now, checked_by: by } : {}
    const change = {
      accept: checked,
      'read-back': { ...checked, confirmed_at: now, confirmed_by: by },
      withdraw: { revoked_at: now },
      renew: { ...checked, renewed_at: now, renewed_by: by },
    }[act]
    if (Object.keys(change).length === 0) return
    const { channel, value_folded } = contact
    const used = twinsOf(db, patientId, channel, value_folded).filter((each) => each.revoked_at === null)
    // Settled on one card only, it would come up or count by the other.
    for (const { id } of act === 'withdraw' || act === 'renew' ? used : [contact]) update(db, id, change)
    recordAudit(db, actor, `${act}-contact`, 'patient', patientId, now, { contact: contactId })
  })
}

/** Says whose a contact is (rule 3). Staff say it of a grown-up patient knowingly: it need not be renewed. */
export function sayWhose(
  db: Db,
  patientId: number,
  contactId: number,
  whose: Whose,
  actor: Actor,
  now: EpochSeconds,
): void {
  db.write(() => {
    const contact = findOwn(db, patientId, contactId)
    if (!contact || contact.whose === whose) return
    for (const { id } of twinsOf(db, patientId, contact.channel, contact.value_folded))
      update(db, id, { whose, ...renewed(db, patientId, whose, actor, now) })
    recordAudit(db, actor, 'said-whose-contact', 'patient', patientId, now, { contact: contactId })
  })
}

/** A contact on any card of the person. */
function findOwn(db: Db, patientId: number, contactId: number) {
  const contact = db.get(build.selectFrom('patient_contact').selectAll().where('id', '=', contactId))
  return contact && cardsOf(db, patientId).includes(contact.patient_id) ? contact : undefined
}

/** The same contact on each card of the person. */
function twinsOf(db: Db, patientId: number, channel: 'email' | 'phone', folded: string) {
  const all = build
    .selectFrom('patient_contact')
    .selectAll()
    .where('patient_id', 'in', cardsOf(db, patientId))
  return db.all(all.where('channel', '=', channel).where('value_folded', '=', folded).orderBy('id'))
}

/** A parent's contact of who is old enough already has been looked at by this; of a child it will come up (rule 3). */
function renewed(db: Db, patientId: number, whose: Whose, actor: Actor, now: EpochSeconds) {
  const notYet = { renewed_at: null, renewed_by: null }
  const practice = findPractice(db)
  const born = db.get(
    build.selectFrom('patient').select('birth_date').where('id', '=', patientId),
  )?.birth_date
  if (!practice || !born || (whose !== 'parent' && whose !== 'guardian')) return notYet
  const grown = ageOn(born, today(practice.zone, now)) >= practice.guardianAge
  return grown ? { renewed_at: now, renewed_by: actor.userId } : notYet
}

type Change = Partial<Omit<PatientContactTable, 'id' | 'whose' | 'source' | 'confirm_generation'>> & {
  readonly whose?: Whose
  readonly source?: 'staff' | 'web'
}

function update(db: Db, id: number, change: Change): void {
  db.run(build.updateTable('patient_contact').set(change).where('id', '=', id))
}
