import { today } from '../lib/calendar.ts'
import { inLanguage } from '../practice/frame.ts'
import type { Practice } from '../practice/practice.ts'
import { listClosures, listLocations } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import { speak } from '../web/speak.ts'
import type { World } from '../web/world.ts'

/** The page behind a message's link speaks the language of the message, and all around it, unless another was chosen. */
export function speakTo(c: Ctx, world: World, practice: Practice, language: string): void {
  const spoken = practice.languages.find((each) => each === language)
  if (!spoken || spoken === c.var.lang || c.var.frame.langQuery !== '') return
  speak(c, spoken, practice.zone)
  const { pathname, search } = new URL(c.req.url)
  const address = c.req.method === 'POST' ? '' : `${pathname}${search}`
  const about = { language: spoken, date: today(practice.zone, c.var.now), address }
  const around = [listLocations(world.db), listClosures(world.db)] as const
  c.set('frame', inLanguage(c.var.frame, practice, around, about))
}
