import type { Key, Translate } from '../i18n/translate.ts'
import type { NavLink } from '../view/frame.ts'

interface Section {
  readonly path: string
  readonly key: Key
  readonly roles: readonly string[]
  /** What else belongs to it. */
  readonly also?: readonly string[]
}

const everybody = ['owner', 'practitioner', 'reception']
const desk = ['owner', 'reception']

const sections: readonly Section[] = [
  { path: 'agenda', key: 'staff.nav.agenda', roles: everybody, also: ['appointments'] },
  { path: 'patients', key: 'staff.nav.patients', roles: everybody },
  { path: 'messages', key: 'staff.nav.messages', roles: desk },
  { path: 'follow-up', key: 'staff.nav.followUp', roles: everybody },
  { path: 'schedule', key: 'staff.nav.schedule', roles: everybody, also: ['reports'] },
  { path: 'settings', key: 'staff.nav.settings', roles: ['owner'], also: ['start'] },
]

/**
 * The sections that a role may open, in the order of the day's work. The routes declare the same roles once more, where
 * they refuse; tests/routes.test.ts compares the two.
 */
export function navigation(role: string, section: string, t: Translate): readonly NavLink[] {
  return sections
    .filter(({ roles }) => roles.includes(role))
    .map(({ path, key, also }) => ({
      href: `/staff/${path}`,
      label: t(key),
      current: path === section || (also ?? []).includes(section),
    }))
}
