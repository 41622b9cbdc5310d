import type { AppointmentType, BlockKind } from './types.ts'

/** The types that patients may book in blocks of this kind only (F33). */
export function typesTiedTo(kindId: number, types: readonly AppointmentType[]): readonly number[] {
  return types.filter(({ blockKindId }) => blockKindId === kindId).map(({ id }) => id)
}

/** Whether a kind of block lets in none but types that are tied to it (rule 15). */
export function isKeptFor(kind: BlockKind, types: readonly AppointmentType[]): boolean {
  const tied = typesTiedTo(kind.id, types)
  return kind.types !== 'all' && [...kind.types].every((id) => tied.includes(id))
}
