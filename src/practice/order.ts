/** Where something goes in a list that people put in order. */
export type Direction = 'up' | 'down'

/** The ids with one of them a place further up or down; the very list that came where it can go no further. */
export function movedOne(ids: readonly number[], id: number, direction: Direction): readonly number[] {
  const from = ids.indexOf(id)
  const to = direction === 'up' ? from - 1 : from + 1
  const other = ids[to]
  if (from < 0 || other === undefined) return ids
  return ids.map((each, index) => (index === from ? other : index === to ? id : each))
}
