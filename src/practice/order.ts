/** Where something goes in a list that people put in order. */
export type Direction = 'up' | 'down'

/** Something in such a list; what is no longer in use stands behind it. */
interface Listed {
  readonly id: number
  readonly active: boolean
}

/**
 * The whole list in its new order, with one of those in use a place further up or down; undefined where it can go no
 * further, or is not in use.
 */
export function movedInList(
  list: readonly Listed[],
  id: number,
  direction: Direction,
): readonly number[] | undefined {
  const inUse = list.filter(({ active }) => active).map((each) => each.id)
  const gone = list.filter(({ active }) => !active).map((each) => each.id)
  const from = inUse.indexOf(id)
  const to = direction === 'up' ? from - 1 : from + 1
  const other = inUse[to]
  if (from < 0 || other === undefined) return undefined
  return [...inUse.map((each, index) => (index === from ? other : index === to ? id : each)), ...gone]
}
