import type { Translate } from '../i18n/translate.ts'
import { countDone, type Guide, nextStep, type StepName, startPath, stepPath } from './start.ts'

/** What every page of the guide shows of it: the steps, where one is, how far it has come. */
export function guideModel(guide: Guide, current: StepName | undefined, t: Translate) {
  const next = nextStep(guide)
  return {
    guide: {
      steps: guide.steps.map(({ name, state }) => ({
        name,
        label: t(`start.step.${name}`),
        state,
        href: stepPath(name),
        current: name === current,
      })),
      done: countDone(guide),
      of: guide.steps.length,
      place: guide.steps.findIndex(({ name }) => name === current) + 1,
      nextHref: next ? stepPath(next) : startPath,
      complete: next === undefined,
    },
    step: current ?? '',
  }
}
