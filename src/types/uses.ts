import type { Translate } from '../i18n/translate.ts'

/** What keeps something from being deleted. */
export type Use = 'appointments' | 'links' | 'blocks' | 'types' | 'records'

const tables: Readonly<Record<string, Use>> = {
  appointment: 'appointments',
  booking_link: 'links',
  block_kind_type: 'blocks',
  template_block_type: 'blocks',
  dated_block_type: 'blocks',
  template_block: 'blocks',
  dated_block: 'blocks',
  appointment_type: 'types',
}

/** The uses behind the tables that name something; a table that is not known here counts all the same. */
export function usesOf(names: readonly string[]): readonly Use[] {
  return [...new Set(names.map((name) => tables[name] ?? 'records'))]
}

/** What is said below the sentence that refuses to delete. */
export function useWords(uses: readonly Use[], t: Translate): readonly string[] {
  return uses.map((use) => t(`types.use.${use}`))
}
