import type { Translate } from '../i18n/translate.ts'
import type { Person } from './agenda.ts'

/** How much of a name is shown: all of it, "S. Bakker" where there is no room, "S. B." where others can see the screen. */
export type NameForm = 'whole' | 'short' | 'initials'

/** Who comes: the first of several, and how many more; '' where nobody does. Protected identities have no name (rule 9). */
export function peopleName(people: readonly Named[], form: NameForm, t: Translate): string {
  const [first] = people
  if (!first) return ''
  if (people.length === 1) return personName(first, form, t)
  const name = personName(first, form === 'whole' ? 'short' : form, t)
  return t('diary.people', { name, more: people.length - 1 })
}

type Named = Pick<Person, 'firstName' | 'lastName' | 'protected'>

/** One name in that form. */
export function personName(person: Named, form: NameForm, t: Translate): string {
  const { firstName, lastName } = person
  if (person.protected) return t('agenda.protected')
  if (form === 'whole') return `${firstName} ${lastName}`.trim()
  const last = form === 'short' ? lastName : initialOf(lastName)
  return `${initialOf(firstName)} ${last}`.trim()
}

function initialOf(name: string): string {
  const [letter] = name
  return letter === undefined ? '' : `${letter}.`
}
