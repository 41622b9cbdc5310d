/** What patients may do for themselves, each switched on or off on its own (F1, F12, F15). */
export const functionNames = ['newBooking', 'view', 'rebook', 'cancel'] as const
export type FunctionName = (typeof functionNames)[number]

export type Functions = Readonly<Record<FunctionName, boolean>>

/** What was chosen on one level; null: as above. */
export type Choices = Readonly<Record<FunctionName, boolean | null>>

export const functionColumns = ['new_booking_on', 'view_on', 'rebook_on', 'cancel_on'] as const
export type FunctionRow = Readonly<Record<(typeof functionColumns)[number], 0 | 1 | null>>

/** The choices that a row of the practice or of a location holds. */
export function choicesOf(row: FunctionRow): Choices {
  const chosen = (value: 0 | 1 | null) => (value === null ? null : value === 1)
  return {
    newBooking: chosen(row.new_booking_on),
    view: chosen(row.view_on),
    rebook: chosen(row.rebook_on),
    cancel: chosen(row.cancel_on),
  }
}

/** The columns of choices. */
export function columnsOf(choices: Choices): FunctionRow {
  const stored = (value: boolean | null) => (value === null ? null : value ? 1 : 0)
  return {
    new_booking_on: stored(choices.newBooking),
    view_on: stored(choices.view),
    rebook_on: stored(choices.rebook),
    cancel_on: stored(choices.cancel),
  }
}

/**
 * What is on: the location's choice beats the practice's; nothing is on where neither says so. Whoever may rebook or
 * cancel sees what it is about: that page exists where one of the three is on (rule 20, 7.2).
 */
export function functionsFrom(
  location: FunctionRow | undefined,
  practice: FunctionRow | undefined,
): Functions {
  const on = (column: keyof FunctionRow) => (location?.[column] ?? practice?.[column]) === 1
  const [rebook, cancel] = [on('rebook_on'), on('cancel_on')]
  return { newBooking: on('new_booking_on'), view: on('view_on') || rebook || cancel, rebook, cancel }
}
