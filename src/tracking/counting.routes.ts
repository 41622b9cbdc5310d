import { Hono } from 'hono'
import { textIn } from '../i18n/languages.ts'
import { listFrameOrigins } from '../practice/frame-origins.queries.ts'
import type { Practice } from '../practice/practice.ts'
import type { Counting } from '../view/frame.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { type Answer, answerIn, cameFromHere, carriesAnswer, partOf, withAnswer } from './counting.ts'
import { findTracking } from './tracking.queries.ts'
import { eventNames, framePolicy, type Tracker, trackerOf } from './tracking.ts'

/** The document of the frame in which the practice's script counts. It is the same for everybody. */
export function countingRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/tracking/frame', (c) => {
    const tracker = trackerOf(findTracking(world.db))
    // Whoever opens it as a page has not said yes.
    const asFrame = (c.req.header('sec-fetch-dest') ?? 'iframe') === 'iframe'
    if (!tracker || !asFrame) return notFound(c, world)
    const loader = world.files.href('tracking-frame.js')
    c.set('contentPolicy', framePolicy(tracker, `${world.baseUrl}${loader}`, listFrameOrigins(world.db)))
    return page(c, world, 'tracking/frame', { tracker, loader, events: eventNames.join(' ') })
  })

  return app
}

export interface CountingHere {
  /** What the visitor has answered; '' also where nothing is counted. */
  readonly answer: Answer
  readonly counting: Counting | undefined
  /** The address of this page without an answer that nobody here has given. */
  readonly address: string
}

/** Whether and how this request takes part in counting; a practice that counts nothing gets nothing of it. */
export function countingHere(c: Ctx, world: World, practice: Practice, address: string): CountingHere {
  const { path, method } = c.req
  const nothing = { answer: '', counting: undefined, address } as const
  const tracker = trackerOf(findTracking(world.db))
  if (!tracker || !carriesAnswer(path) || triesOut(c)) return nothing
  const site = c.req.header('sec-fetch-site')
  const fromHere = cameFromHere(
    site,
    c.req.header('referer'),
    c.req.header('host') ?? new URL(c.req.url).host,
  )
  const asked = c.req.query('count')
  const answer = answerIn(asked, fromHere)
  const plain = asked === undefined || asked === answer ? address : withAnswer(address, answer)
  const part = partOf(method, path)
  const counts = part === 'counts' && answer === 'yes'
  if (counts) c.set('framesOwn', true)
  const script = counts ? world.files.href('tracking.js') : ''
  const counting = part && { ...question(c, world, practice, tracker), ...ways(plain, answer), script }
  return { answer, counting, address: plain }
}

/** Who only tries the pages is no visitor. */
function triesOut(c: Ctx): boolean {
  return c.req.query('preview') !== undefined || (c.req.query('link') ?? '').startsWith('preview.')
}

function question(c: Ctx, world: World, practice: Practice, { service }: Tracker) {
  const own = textIn(findTracking(world.db).questions, c.var.lang, practice.language)
  return { question: own || c.var.t('tracking.question', { service }), service }
}

function ways(address: string, answer: Answer) {
  return {
    answer,
    yesHref: `${withAnswer(address, 'yes')}#counting`,
    noHref: withAnswer(address, 'no'),
  }
}
