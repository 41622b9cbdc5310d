import { arranged } from '../db/arranged.ts'
import { tablesNaming } from '../db/references.ts'
import { build, type Db } from '../db/run.ts'
import { parseTexts } from '../practice/texts.ts'
import type { AutomaticTemplate } from './automatic.ts'
import { listTypes } from './types.queries.ts'
import type { AppointmentType } from './types.ts'

/** Where these templates are read. Those of the same kind by e-mail and by text message are words around the notice. */
export const automaticRow = { kind: 'dialogue', channel: 'page' } as const

/** The practice's automatic messages by name, those out of use included. */
export function listAutomatic(db: Db): readonly AutomaticTemplate[] {
  return arranged(db, readAutomatic)
}

export function findAutomatic(db: Db, id: number | null): AutomaticTemplate | undefined {
  return listAutomatic(db).find((template) => template.id === id)
}

/** The types in use whose patients are written to with it. */
export function typesWith(db: Db, templateId: number): readonly AppointmentType[] {
  return listTypes(db).filter((type) => type.messageTemplateId === templateId)
}

/** Whether somebody has been written to with it. */
export function wasSent(db: Db, templateId: number): boolean {
  return tablesNaming(db, 'message_template', templateId).some((table) => table !== 'appointment_type')
}

function readAutomatic(db: Db): readonly AutomaticTemplate[] {
  const rows = build.selectFrom('message_template').selectAll()
  const { kind, channel } = automaticRow
  const own = rows.where('kind', '=', kind).where('channel', '=', channel)
  return db.all(own.orderBy('name').orderBy('id')).map((row) => ({
    id: row.id,
    name: row.name,
    texts: parseTexts(row.body_texts),
    staffToo: row.staff_too === 1,
    active: row.active === 1,
    rowVersion: row.row_version,
  }))
}
