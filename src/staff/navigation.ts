import type { Key, Translate } from '../i18n/translate.ts'
import type { NavLink } from '../view/frame.ts'

interface Section {
  readonly path: string
  readonly key: Key
  readonly roles: readonly string[]
  /** What else belongs to it. */
  readonly also?: readonly string[]
  /** Only where the practice has switched it on. */
  readonly switched?: true
}

const everybody = ['owner', 'practitioner', 'reception']
const desk = ['owner', 'reception']

const sections: readonly Section[] = [
  { path: 'agenda', key: 'staff.nav.agenda', roles: everybody, also: ['appointments'] },
  { path: 'patients', key: 'staff.nav.patients', roles: everybody },
  { path: 'messages', key: 'staff.nav.messages', roles: desk },
  { path: 'online', key: 'staff.nav.online', roles: everybody, switched: true },
  { path: 'follow-up', key: 'staff.nav.followUp', roles: everybody },
  { path: 'schedule', key: 'staff.nav.schedule', roles: everybody, also: ['reports'] },
  { path: 'settings', key: 'staff.nav.settings', roles: ['owner'], also: ['start'] },
]

/**
 * The sections that a role may open, in the order of the day's work. The routes declare the same roles once more, where
 * they refuse; tests/routes.test.ts compares the two.
 * @param waiting in the list of what came in online; undefined: the practice has no such list
 */
export function navigation(
  role: string,
  section: string,
  waiting: Waiting | undefined,
  t: Translate,
): readonly NavLink[] {
  return sections
    .filter(({ roles, switched }) => roles.includes(role) && (!switched || waiting))
    .map(({ path, key, also, switched }) => ({
      href: `/staff/${path}`,
      label: t(key),
      current: path === section || (also ?? []).includes(section),
      ...(switched && waiting && waiting.count > 0 ? countOf(waiting, t) : { count: '', spoken: '' }),
    }))
}

/** How many entries nobody has seen; `more`: there are more, and they were not counted. */
export interface Waiting {
  readonly count: number
  readonly more: boolean
}

function countOf({ count, more }: Waiting, t: Translate) {
  return { count: more ? `${count}+` : String(count), spoken: t('online.nav.notSeen') }
}
