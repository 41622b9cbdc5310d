import { Hono } from 'hono'
import { writtenModel } from '../booking/written.ts'
import { type Language, languageNames } from '../i18n/languages.ts'
import { today } from '../lib/calendar.ts'
import { inLanguage } from '../practice/frame.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice, listClosures, listLocations } from '../practice/settings.queries.ts'
import { findAutomatic } from '../types/automatic.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import { speak } from '../web/speak.ts'
import type { World } from '../web/world.ts'

/** An automatic message as patients read it, in each of the practice's languages (P18). */
export function messagePreviewRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/staff/settings/automatic-messages/:id{[0-9]+}/preview', allow('owner'), (c) => {
    const practice = findPractice(world.db)
    const template = findAutomatic(world.db, Number(c.req.param('id')))
    if (!practice || !template) return c.notFound()
    const wanted = c.req.query('lang')
    const language = practice.languages.find((each) => each === wanted) ?? practice.language
    const written = writtenModel(template.texts, { language, practice })
    if (!written) return c.notFound()
    const missing = written.language !== language ? { language, other: written.language } : undefined
    const back = `/staff/settings/automatic-messages/${template.id}`
    setScene(c, world, practice, language)
    const other = missing ? otherWords(c, missing) : ''
    return page(c, world, 'visit/message', { written, preview: { back, other } })
  })

  return app
}

function otherWords(c: Ctx, { language, other }: { readonly language: Language; readonly other: string }) {
  const names: Readonly<Record<string, string>> = languageNames
  return c.var.t('automatic.preview.other', {
    language: languageNames[language],
    other: names[other] ?? other,
  })
}

/** The patients' frame around the page: staff pages know no languages but their reader's. */
function setScene(c: Ctx, world: World, practice: Practice, language: Language): void {
  speak(c, language, practice.zone)
  const about = { language, date: today(practice.zone, c.var.now), address: c.req.path }
  const around = [listLocations(world.db), listClosures(world.db)] as const
  c.set('frame', { ...inLanguage(c.var.frame, practice, around, about), langQuery: `?lang=${language}` })
}
