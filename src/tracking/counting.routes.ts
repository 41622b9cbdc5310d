import { Hono } from 'hono'
import { type Language, textIn } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { listFrameOrigins } from '../practice/frame-origins.queries.ts'
import type { Practice } from '../practice/practice.ts'
import type { Counting } from '../view/frame.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { type Answer, answerIn, cameFromHere, carriesAnswer, partOf, withAnswer } from './counting.ts'
import { findTracking } from './tracking.queries.ts'
import { eventNames, framePolicy, trackerOf } from './tracking.ts'

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

/** How a request takes part in counting, where the practice counts at all. */
export interface CountingHere {
  /** What the visitor has answered. */
  readonly answer: Answer
  readonly part: ReturnType<typeof partOf>
  readonly posted: boolean
  /** The address of this page without an answer that nobody here has given. */
  readonly address: string
}

/** Undefined where nothing is counted, and on pages without a visitor; then a page is, byte for byte, as if there were no counting. */
export function countingHere(c: Ctx, world: World, address: string): CountingHere | undefined {
  const { path, method } = c.req
  if (findTracking(world.db).kind === 'off' || !carriesAnswer(path) || triesOut(c)) return undefined
  const asked = c.req.query('count')
  const answer = answerIn(asked, fromHere(c))
  const part = partOf(method, path)
  if (part === 'counts' && answer === 'yes') c.set('framesOwn', true)
  const isOwn = asked === undefined || asked === answer
  return { answer, part, posted: method === 'POST', address: isOwn ? address : withAnswer(address, answer) }
}

/** What a page shows of it; undefined on pages that have nothing to do with it. */
export function countingModel(
  world: World,
  practice: Practice,
  language: Language,
  { answer, part, posted, address }: CountingHere,
): Counting | undefined {
  const tracking = findTracking(world.db)
  const tracker = trackerOf(tracking)
  if (!tracker || !part) return undefined
  const { service } = tracker
  const own = textIn(tracking.questions, language, practice.language)
  return {
    answer,
    question: own || translator(language)('tracking.question', { service }),
    service,
    posted,
    yesHref: `${withAnswer(address, 'yes')}#counting`,
    noHref: withAnswer(address, 'no'),
    script: part === 'counts' && answer === 'yes' ? world.files.href('tracking.js') : '',
  }
}

function fromHere(c: Ctx): boolean {
  const host = c.req.header('host') ?? new URL(c.req.url).host
  return cameFromHere(c.req.header('sec-fetch-site'), c.req.header('referer'), host)
}

/** Who only tries the pages is no visitor. */
function triesOut(c: Ctx): boolean {
  return c.req.query('preview') !== undefined || (c.req.query('link') ?? '').startsWith('preview.')
}
