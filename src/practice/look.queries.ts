import { arranged } from '../db/arranged.ts'
import { build, type Db } from '../db/run.ts'
import { parseColour } from '../lib/colour.ts'
import { type Look, type Themes, themesOf, uploadOf } from './look.ts'

/** How the practice looks to its patients; before the set-up as Ledig does. */
export function findLook(db: Db): Look {
  return arranged(db, readLook)
}

/** The same as what the style sheets end with. */
export function findThemes(db: Db): Themes {
  return arranged(db, readThemes)
}

const columns = [
  'accent',
  'logo_file',
  'logo_has_name',
  'picture_file',
  'picture_focus',
  'drawing_on',
] as const

function readLook(db: Db): Look {
  const row = db.get(build.selectFrom('practice').select(columns))
  return {
    accent: parseColour(row?.accent ?? ''),
    logo: uploadOf(row?.logo_file ?? null),
    logoHasName: row?.logo_has_name === 1,
    picture: uploadOf(row?.picture_file ?? null),
    focus: row?.picture_focus ?? 'centre',
    drawing: row?.drawing_on !== 0,
  }
}

function readThemes(db: Db): Themes {
  return themesOf(findLook(db))
}
