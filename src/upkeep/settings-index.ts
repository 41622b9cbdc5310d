import type { Key, Translate } from '../i18n/translate.ts'

interface IndexGroup {
  readonly name: 'practice' | 'people' | 'booking' | 'patients' | 'more'
  readonly pages: readonly { readonly href: string; readonly key: Key }[]
}

const settings = '/staff/settings'
const schedule = '/staff/schedule'

/** Every page on which the practice arranges something, as the overview groups them; the menu is made of it. */
export const settingsIndex: readonly IndexGroup[] = [
  {
    name: 'practice',
    pages: [
      { href: `${settings}/practice`, key: 'settings.tab.practice' },
      { href: `${settings}/locations`, key: 'settings.tab.locations' },
      { href: `${settings}/look`, key: 'settings.tab.look' },
      { href: `${settings}/statements`, key: 'settings.tab.statements' },
      { href: `${settings}/mail`, key: 'settings.tab.mail' },
      { href: `${settings}/text-messages`, key: 'settings.tab.text-messages' },
    ],
  },
  {
    name: 'people',
    pages: [
      { href: `${settings}/practitioners`, key: 'settings.tab.practitioners' },
      { href: `${settings}/rooms`, key: 'settings.tab.rooms' },
      { href: `${settings}/accounts`, key: 'settings.tab.accounts' },
    ],
  },
  {
    name: 'booking',
    pages: [
      { href: `${settings}/types`, key: 'settings.tab.types' },
      { href: `${settings}/automatic-messages`, key: 'automatic.title' },
      { href: `${settings}/messages/texts`, key: 'wording.title' },
      { href: `${settings}/hours`, key: 'settings.tab.hours' },
      { href: `${schedule}/templates`, key: 'schedule.tab.templates' },
      { href: `${schedule}#kinds`, key: 'schedule.kinds' },
      { href: `${schedule}/absences`, key: 'schedule.tab.absences' },
      { href: `${schedule}/closures`, key: 'schedule.tab.closures' },
    ],
  },
  {
    name: 'patients',
    pages: [
      { href: `${settings}/functions`, key: 'settings.tab.functions' },
      { href: `${settings}/patients`, key: 'settings.tab.patients' },
      { href: `${settings}/links`, key: 'settings.tab.links' },
      { href: `${settings}/tracking`, key: 'settings.tab.tracking' },
    ],
  },
  {
    name: 'more',
    pages: [
      { href: `${settings}/software`, key: 'software.title' },
      { href: `${settings}/fine-tuning`, key: 'settings.tab.fine-tuning' },
    ],
  },
]

/** The menu beside the pages of the settings, in the overview's order; the schedule's pages have a menu of their own. */
export function settingsMenu(t: Translate): readonly { readonly href: string; readonly label: string }[] {
  const pages = settingsIndex.flatMap((group) => group.pages).filter(({ href }) => href.startsWith(settings))
  return [
    { href: settings, label: t('settings.tab.overview') },
    ...pages.map(({ href, key }) => ({ href, label: t(key) })),
  ]
}
