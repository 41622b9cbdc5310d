import { dress } from './dress.ts'
import { type Language, preferredLanguage } from './i18n/languages.ts'
import { translator } from './i18n/translate.ts'
import { type IsoDate, today, zoneOf } from './lib/calendar.ts'
import { languageLinks, surroundings } from './practice/frame.ts'
import { listFrameOrigins } from './practice/frame-origins.queries.ts'
import type { Practice } from './practice/practice.ts'
import { listClosures, listLocations } from './practice/settings.queries.ts'
import {
  type CountingHere,
  cameFromHere,
  carried,
  carry,
  countingHere,
  countingModel,
  opensFrame,
} from './tracking/counting.ts'
import { findTracking } from './tracking/tracking.queries.ts'
import { formatFor } from './view/format.ts'
import type { Frame } from './view/frame.ts'
import type { Ctx } from './web/env.ts'
import type { World } from './web/world.ts'

/** The language of this request, and what stands around its page. */
export function setFrame(c: Ctx, world: World, practice: Practice | undefined): void {
  const asked = c.req.query('lang')
  const offered = practice?.languages ?? ['en']
  const chosen = offered.find((language) => language === asked)
  const language =
    chosen ?? preferredLanguage(c.req.header('accept-language'), offered) ?? practice?.language ?? 'en'
  if (practice && /^\/(book$|book\/|to\/)/.test(c.req.path)) c.set('frameOrigins', listFrameOrigins(world.db))
  c.set('lang', language)
  c.set('t', translator(language))
  c.set('format', formatFor(language, practice?.zone ?? zoneOf('UTC')))
  const here = practice && countingOf(c, world)
  c.set('framesOwn', opensFrame(here))
  // HEAD is answered as GET is, but for the body.
  const path = c.req.method === 'POST' ? '' : (here?.address ?? addressOf(c))
  const about = { language, chosen, path, framers: c.get('frameOrigins').join(' '), here }
  c.set('frame', practice ? keptFrame(c, world, practice, about) : frameFor(world, nowhere, [], about))
}

interface About {
  readonly language: Language
  /** The language that somebody chose by hand. */
  readonly chosen: Language | undefined
  /** Path and query, where the page can be asked for again in another language; else ''. An answer nobody gave is left out. */
  readonly path: string
  readonly framers: string
  /** How the page takes part in counting visits; undefined where the practice counts none. */
  readonly here: CountingHere | undefined
}

const kept = new WeakMap<Practice, Map<string, Frame>>()

/** Kept for short addresses, as long as the practice that was read: most visitors come by the same few. */
function keptFrame(c: Ctx, world: World, practice: Practice, about: About): Frame {
  const date = today(practice.zone, c.get('now'))
  const frames = kept.get(practice) ?? new Map<string, Frame>()
  const counted = about.here ? `${about.here.answer} ${about.here.address}` : ''
  const key = `${date} ${about.language} ${about.chosen ?? '-'} ${about.framers} ${about.path} ${counted}`
  const known = frames.get(key)
  if (known) return known
  const frame = frameOf(world, practice, date, about)
  if (frames.size >= 500) frames.clear()
  if (about.path.length < 200 && counted.length < 200) kept.set(practice, frames.set(key, frame))
  return frame
}

function frameOf(world: World, practice: Practice, date: IsoDate, about: About): Frame {
  const { db } = world
  const around = surroundings(practice, listLocations(db), listClosures(db), about.language, date)
  const links = about.path ? languageLinks(practice.languages, about.language, about.path) : []
  return { ...frameFor(world, around, links, about), counting: countingFor(world, practice, about) }
}

function countingFor(world: World, practice: Practice, { here, language }: About): Frame['counting'] {
  const script = world.files.href('tracking.js')
  return here && countingModel(findTracking(world.db), here, language, practice.language, script)
}

/** Before there is a practice. */
const nowhere = {
  ...{ practice: 'Ledig', phone: undefined, hours: '', address: '', urgent: '' },
  ...{ outOfHours: [], closures: [] },
}

function frameFor(
  world: World,
  around: ReturnType<typeof surroundings>,
  languages: Frame['languages'],
  { chosen, framers, here }: About,
): Frame {
  const word = carry(chosen ?? '', here?.answer ?? '')
  const query = carried(word).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []))
  return {
    ...around,
    languages,
    carried: word,
    langQuery: query.length > 0 ? `?${query.join('&')}` : '',
    langAnd: query.map((each) => `&${each}`).join(''),
    ...dress(world, around.practice),
    script: world.files.href('page.js'),
    framers,
    mark: world.files.href('mark.svg'),
    demo: world.demo,
    preview: '',
    previewBack: '',
    staff: undefined,
    counting: undefined,
  }
}

/** Undefined where nothing is counted: then a page is, byte for byte, as if there were no counting. */
function countingOf(c: Ctx, world: World): CountingHere | undefined {
  if (findTracking(world.db).kind === 'off') return undefined
  const { method, path } = c.req
  const [site, referer, host] = ['sec-fetch-site', 'referer', 'host'].map((name) => c.req.header(name))
  const fromHere = cameFromHere(site, referer, host ?? new URL(c.req.url).host)
  return countingHere({ method, path, address: addressOf(c), query: (name) => c.req.query(name), fromHere })
}

function addressOf(c: Ctx): string {
  return c.req.url.slice(c.req.url.indexOf('/', 8))
}
