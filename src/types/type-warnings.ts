import type { Translate } from '../i18n/translate.ts'
import type { AutomaticTemplate } from './automatic.ts'
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

/** Why nobody is sent the automatic message that a type names (P18, P20). */
export function messageWarnings(
  type: AppointmentType,
  templates: readonly AutomaticTemplate[],
  t: Translate,
): readonly string[] {
  if (type.messageTemplateId === null) return []
  const template = templates.find(({ id }) => id === type.messageTemplateId)
  if (!template?.active) return [t('automatic.warn.retired', { name: template?.name ?? '' })]
  return type.notify ? [] : [t('automatic.warn.notify', { name: template.name })]
}

/** The warnings of every type that is booked, with the page that mends it. */
export function typeWarnings(
  types: readonly AppointmentType[],
  kinds: readonly BlockKind[],
  templates: readonly AutomaticTemplate[],
  t: Translate,
) {
  return types
    .filter(({ active }) => active)
    .flatMap((type) =>
      [...(type.online ? blockWarnings(type, kinds, t) : []), ...messageWarnings(type, templates, t)].map(
        (text) => ({
          name: type.name,
          text,
          href: `/staff/settings/types/${type.id}`,
        }),
      ),
    )
}
