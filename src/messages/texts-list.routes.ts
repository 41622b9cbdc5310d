import { Hono } from 'hono'
import { type Language, languageNames } from '../i18n/languages.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice, listLocations } from '../practice/settings.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import { listWordings } from '../types/wording.queries.ts'
import { type WordedChannel, wordedChannels } from '../types/wording.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { aroundIn } from './around.queries.ts'
import { deskOf } from './compose.ts'
import { findScene } from './samples.queries.ts'
import { lengthNote, summaryOf } from './text-page.ts'
import { placeWarnings, type ShownKind, shownKinds } from './texts.ts'

const address = '/staff/settings/messages/texts'

/** What every message says, in one of the practice's languages at a time (O27, O30). */
export function textsListRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const language = practice.languages.find((each) => each === c.req.query('in')) ?? practice.language
    return page(c, world, 'messages/texts', {
      language,
      languages: practice.languages.map((each) => ({
        language: each,
        name: languageNames[each],
        href: `${address}?in=${each}`,
      })),
      rows: rowsOf(c, world, practice, language),
      long: lengthNote(practice, world.baseUrl, c.var.t),
      places: placeWarnings(listLocations(world.db), listTypes(world.db), c.var.t),
    })
  })

  return app
}

function rowsOf(c: Ctx, world: World, practice: Practice, language: Language) {
  const { t, now, format } = c.var
  const around = aroundIn(world.db)
  const desk = deskOf(world, around)
  const scene = findScene(world.db, practice, now)
  return shownKinds.map((kind) => {
    const name = t(`wording.kind.${kind}`)
    const ways = wordedChannels.map((channel) => ({
      href: `${address}/${channel}/${kind}`,
      label: t(`wording.open.${channel}`, { kind: name }),
      ...summaryOf({ desk, kind, channel, scene, t, money: format }, language),
      own: ownWords(c, world, practice, kind, channel),
    }))
    return { name, ways }
  })
}

function ownWords(c: Ctx, { db }: World, { languages }: Practice, kind: ShownKind, channel: WordedChannel) {
  const found = listWordings(db).find((each) => each.kind === kind && each.channel === channel)
  const own = languages.filter((each) => found?.before[each] || found?.after[each])
  if (own.length === 0) return ''
  return c.var.t('wording.own', { languages: own.map((each) => languageNames[each]).join(', ') })
}
