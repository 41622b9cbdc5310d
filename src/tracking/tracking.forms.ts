import * as v from 'valibot'
import type { Language } from '../i18n/languages.ts'
import type { Key } from '../i18n/translate.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { check, checkTexts, complaint, oneOf, together, typedIn } from '../practice/fields.forms.ts'
import type { Texts } from '../practice/texts.ts'
import { type Tracking, trackerKinds } from './tracking.ts'

const facts = {
  kind: oneOf(trackerKinds),
  ga4Id: v.pipe(
    v.string(),
    v.transform((text) => text.trim().toUpperCase()),
    // Universal Analytics has counted nothing since 2023; its ids are still in every old manual (P27).
    v.check((id) => !/^UA-\d/.test(id), complaint('tracking.error.universal')),
    v.check((id) => id === '' || /^G-[A-Z0-9]{4,16}$/.test(id), complaint('tracking.error.ga4')),
  ),
  matomoUrl: scriptAddress('tracking.error.matomo', matomoAddress),
  matomoSite: v.pipe(
    v.string(),
    v.transform((text) => text.trim()),
    v.check((id) => id === '' || /^[1-9]\d{0,8}$/.test(id), complaint('tracking.error.site')),
  ),
  ownUrl: scriptAddress('tracking.error.own', ownAddress),
  ownId: v.pipe(
    v.string(),
    v.transform((text) => text.trim()),
    v.check((id) => /^[\w.-]{0,80}$/.test(id), complaint('tracking.error.ownId')),
  ),
}

/** What counts may not lack; the others may be filled in and wait. */
const needed = {
  off: [],
  ga4: [['ga4Id', 'tracking.error.ga4']],
  matomo: [
    ['matomoUrl', 'tracking.error.matomo'],
    ['matomoSite', 'tracking.error.site'],
  ],
  own: [['ownUrl', 'tracking.error.own']],
} as const satisfies Readonly<Record<Tracking['kind'], readonly (readonly [keyof typeof facts, Key])[]>>

export type TrackingForm = Omit<Tracking, 'rowVersion'>

/** `ownHost` is the booking system's own: a script there would not be somebody else's. */
export function parseTracking(
  form: Fields,
  languages: readonly Language[],
  ownHost: string,
): Checked<TrackingForm> {
  const checked = check(v.object(facts), typedIn(form, facts))
  const texts = checkTexts(form, { question: { most: 300 } }, languages)
  const questions: Checked<{ questions: Texts }> = texts.ok
    ? { ok: true, value: { questions: texts.value.question } }
    : texts
  return together(checked, questions, checked.ok ? contradictions(checked.value, ownHost) : [])
}

function contradictions(facts: Omit<TrackingForm, 'questions'>, ownHost: string): readonly Problem[] {
  const missing = needed[facts.kind].filter(([field]) => facts[field] === '')
  const ours = (['matomoUrl', 'ownUrl'] as const).filter(
    (field) => facts[field] !== '' && new URL(facts[field]).host === ownHost,
  )
  return [
    ...missing.map(([field, key]) => ({ field, key })),
    ...ours.map((field) => ({ field, key: 'tracking.error.ours' as const })),
  ]
}

function scriptAddress(key: Key, read: (url: URL) => string | undefined) {
  return v.pipe(
    v.string(),
    v.transform((text) => addressIn(text.trim(), read)),
    v.string(complaint(key)),
  )
}

/**
 * An address on a public host by https, or ''. The host goes into a content security policy, so that it is letters, digits
 * and hyphens in at least two parts, and no number: `;` and `,` are allowed in a host by the URL standard.
 */
function addressIn(text: string, read: (url: URL) => string | undefined): string | undefined {
  if (text === '') return ''
  if (text.length > 300 || /[\s"'<>\\]/.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const isPublic =
    /^([a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(url.hostname) && !notPublic.test(url.hostname)
  const isPlain = url.username === '' && url.password === '' && url.hash === ''
  return url.protocol === 'https:' && isPublic && isPlain ? read(url) : undefined
}

const notPublic = /(^|\.)(localhost|local|internal|lan|home|corp|test|invalid|arpa)$/

/** Where Matomo lives: what a practice copies often ends in one of its files. */
function matomoAddress(url: URL): string | undefined {
  if (url.search !== '') return undefined
  const folder = url.pathname.replace(/(matomo|piwik)\.(js|php)$|index\.php$/, '')
  return `${url.origin}${folder.endsWith('/') ? folder : `${folder}/`}`
}

function ownAddress(url: URL): string | undefined {
  return url.pathname === '/' ? undefined : url.href
}
