import type { Translate } from '../i18n/translate.ts'
import type { Ahead, Condition, Readiness } from './ready.ts'
import { conditionNames, isMet } from './ready.ts'

/** The table of what each type still lacks; types that only staff book are named apart, for that may be meant. */
export function readyModel(types: readonly Readiness[], t: Translate) {
  const isOffline = ({ conditions }: Readiness) => conditions.some(({ lack }) => lack?.why === 'typeOffline')
  const offered = types.filter((type) => !isOffline(type))
  const rows = (offered.length > 0 ? offered : types).map((type) => ({
    name: type.name,
    ready: isMet(type),
    cells: type.conditions.map((condition) => cellOf(condition, t)),
    ahead: aheadOf(type.ahead, t),
  }))
  const offline = offered.length > 0 ? types.filter(isOffline) : []
  return {
    ready: {
      columns: conditionNames.map((name) => t(`start.ready.${name}`)),
      rows,
      offline: offline.map(({ id, name }) => ({ name, href: `/staff/settings/types/${id}` })),
      few: types
        .filter(({ ahead }) => ahead && !ahead.enough)
        .map(({ name, ahead }) => fewWords(name, ahead, t)),
    },
  }
}

function cellOf({ name, met, lack }: Condition, t: Translate) {
  return {
    label: t(`start.ready.${name}`),
    met,
    text: lack ? t(`start.lack.${lack.why}`, { name: lack.name }) : '',
    href: lack?.href ?? '',
  }
}

function aheadOf(ahead: Ahead | undefined, t: Translate) {
  if (!ahead) return { text: '–', enough: true }
  const { count, enough } = ahead
  return { text: enough ? t('start.ready.enough') : t('start.ready.count', { count }), enough }
}

function fewWords(name: string, ahead: Ahead | undefined, t: Translate): string {
  return t('start.ready.few', { name, count: ahead?.count ?? 0, weeks: ahead?.weeks ?? 0 })
}
