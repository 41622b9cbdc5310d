import type { Translate } from '../i18n/translate.ts'
import type { Ahead, Condition, Readiness } from './ready.ts'
import { conditionNames } from './ready.ts'

/**
 * The types that are ready in one line, and a table of what the others lack; types that only staff book are named apart,
 * for that may be meant.
 */
export function readyModel(types: readonly Readiness[], t: Translate) {
  const offered = types.filter((type) => !isOffline(type))
  const shown = offered.length > 0 ? offered : types
  const offline = types.filter((type) => !shown.includes(type))
  const few = types.filter(({ ahead }) => ahead && !ahead.enough)
  return {
    ready: {
      any: types.length > 0,
      fine: shown.filter(isFine).map(({ name }) => name),
      columns: conditionNames.map((name) => t(`start.ready.${name}`)),
      rows: shown.filter((type) => !isFine(type)).map((type) => rowOf(type, t)),
      offline: offline.map(({ id, name }) => ({ name, href: `/staff/settings/types/${id}` })),
      few: few.map(({ name, ahead }) => fewWords(name, ahead, t)),
    },
  }
}

function rowOf({ name, conditions, ahead }: Readiness, t: Translate) {
  return { name, ahead: aheadOf(ahead, t), cells: conditions.map((condition) => cellOf(condition, t)) }
}

function isOffline({ conditions }: Readiness): boolean {
  return conditions.some(({ lack }) => lack?.why === 'typeOffline')
}

function isFine({ conditions, ahead }: Readiness): boolean {
  return ahead?.enough === true && conditions.every(({ lack }) => lack === undefined)
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
