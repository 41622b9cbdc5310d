import type { Translate } from '../i18n/translate.ts'
import type { AppointmentType, BlockKind } from './types.ts'

/** Why a type that is tied to a kind of block has no times (F30). */
export function blockWarnings(
  type: AppointmentType,
  kinds: readonly BlockKind[],
  t: Translate,
): readonly string[] {
  const kind = kinds.find(({ id }) => id === type.blockKindId)
  if (!kind) return []
  const allowed = kind.types === 'all' || kind.types.has(type.id)
  return [
    ...(kind.active ? [] : [t('settings.type.warn.inactive', { kind: kind.name })]),
    ...(kind.web ? [] : [t('settings.type.warn.offline', { kind: kind.name })]),
    ...(allowed ? [] : [t('settings.type.warn.notAllowed', { kind: kind.name })]),
  ]
}

/** The warnings of every type that patients would book, with the page that mends it. */
export function typeWarnings(types: readonly AppointmentType[], kinds: readonly BlockKind[], t: Translate) {
  return types
    .filter(({ active, online }) => active && online)
    .flatMap((type) =>
      blockWarnings(type, kinds, t).map((text) => ({
        name: type.name,
        text,
        href: `/staff/settings/types/${type.id}`,
      })),
    )
}
