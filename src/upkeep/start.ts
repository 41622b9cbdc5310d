/** The steps of the guide after the set-up, in their order: first everything that bookings need, then the open door. */
export const stepNames = ['basis', 'hours', 'mail', 'changes', 'open', 'website'] as const
export type StepName = (typeof stepNames)[number]

export interface Step {
  readonly name: StepName
  /** `skipped`: put off by somebody, not done. */
  readonly state: 'done' | 'skipped' | 'open'
}

export interface Guide {
  readonly steps: readonly Step[]
  /** Whether this practice has been set up with the guide, and nobody has hidden its list. */
  readonly shown: boolean
}

/** The short list above the owner's agenda. */
export interface Unfinished {
  readonly done: number
  readonly of: number
  readonly steps: readonly { readonly label: string; readonly href: string; readonly skipped: boolean }[]
}

export const startPath = '/staff/start'

export function isStepName(text: string): text is StepName {
  return stepNames.some((name) => name === text)
}

export function stepPath(name: StepName): string {
  return `${startPath}/${name}`
}

export function countDone({ steps }: Guide): number {
  return steps.filter(({ state }) => state === 'done').length
}

/** Whether the list is still to be shown to the owner. */
export function isUnfinished(guide: Guide): boolean {
  return guide.shown && countDone(guide) < guide.steps.length
}

/** Where the guide goes on: the first step nobody has said anything of, else the first that was put off; none: all is done. */
export function nextStep({ steps }: Guide): StepName | undefined {
  const next = steps.find(({ state }) => state === 'open') ?? steps.find(({ state }) => state === 'skipped')
  return next?.name
}

/** Where somebody goes on after a step: to the one after it that is left to do, else to the list. */
export function pathAfter({ steps }: Guide, name: StepName): string {
  const later = steps.slice(stepNames.indexOf(name) + 1).find(({ state }) => state === 'open')
  return later ? stepPath(later.name) : startPath
}
