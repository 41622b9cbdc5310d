import type { Translate } from '../i18n/translate.ts'
import type { AppointmentType, BlockKind } from './types.ts'

/** What the change of a type did to a kind of block: it lets in other types than before. */
export interface KindTurn {
  readonly kindId: number
  /** The types that patients could book in it until now. */
  readonly lost: readonly number[]
}

/** As it travels in an address: the kind, then the types that lost it. */
export function turnTyped({ kindId, lost }: KindTurn): string {
  return [kindId, ...lost].join('.')
}

/** What happened in words, of what is so at present: a made-up address says nothing untrue. */
export function turnWords(
  typed: readonly string[],
  kinds: readonly BlockKind[],
  types: readonly AppointmentType[],
  t: Translate,
): readonly string[] {
  // A type leaves one kind at most and comes to one.
  return typed.slice(0, 2).flatMap((text) => {
    const [kindId, ...lost] = text.split('.').map(Number)
    const kind = kinds.find(({ id }) => id === kindId)
    if (!kind) return []
    const allowed = kind.types
    if (allowed === 'all') return [t('settings.type.opened', { kind: kind.name })]
    const kept = types.filter(({ id }) => allowed.has(id)).map((type) => nameOf(type, t))
    return [
      t('settings.type.kept', { kind: kind.name, types: kept.join(', ') }),
      ...types
        .filter(({ id }) => lost.includes(id) && !allowed.has(id))
        .map((type) => t('settings.type.lost', { type: type.name, kind: kind.name })),
    ]
  })
}

function nameOf({ name, active }: AppointmentType, t: Translate): string {
  return active ? name : t('settings.inactive', { name })
}
