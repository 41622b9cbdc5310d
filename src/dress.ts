import { findLook, findThemes } from './practice/look.queries.ts'
import { brandOf, uploadAddress } from './practice/look.ts'
import type { Frame } from './view/frame.ts'
import type { World } from './web/world.ts'

/** The practice's colour, logo and picture for the pages around; Ledig's own where it has chosen none (J41–J43). */
export function dress(
  { db, files }: World,
  practice: string,
): Pick<Frame, 'css' | 'staffCss' | 'logo' | 'ownLogo' | 'brand' | 'beside'> {
  const look = findLook(db)
  const { page, staffPage } = findThemes(db)
  return {
    css: page === undefined ? files.href('page.css') : files.dressed('page.css', page),
    staffCss:
      staffPage === undefined ? files.href('staff-page.css') : files.dressed('staff-page.css', staffPage),
    logo: look.logo ? uploadAddress(look.logo.name) : files.href('logo.svg'),
    ownLogo: look.logo !== undefined,
    brand: brandOf(look, practice),
    beside: look.picture !== undefined || look.drawing,
  }
}
