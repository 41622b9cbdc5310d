import { type Language, languageNames } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import { beyondGsm, measureSms, normaliseSms } from '../lib/sms-text.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import type { Text } from '../texting/sms.ts'
import type { AppointmentType } from '../types/types.ts'
import type { Around } from './around.ts'
import type { Desk } from './compose.ts'
import type { Channel } from './messages.ts'
import { hasTwoForms, type Scene, sampleLetter, sampleText } from './samples.ts'
import { fieldsOf, isWorded, type ShownKind, warningsOf } from './texts.ts'

/** A message as it would leave. */
export interface Example {
  /** What form it is; '': there is but one. */
  readonly form: string
  /** Of an e-mail; '': it is a text message. */
  readonly subject: string
  /** The designed part of an e-mail as mail programs show it; none of a text message. */
  readonly shows: readonly { readonly label: string; readonly document: string }[]
  readonly lines: readonly string[]
  /** How much room it takes and what it costs; '': it is an e-mail, which costs nothing (O33). */
  readonly size: string
  readonly beyond: string
}

interface Money {
  price(micros: number, currency: string): string
}

/** What examples are made of. */
export interface Making {
  readonly desk: Desk
  readonly kind: ShownKind
  readonly channel: Channel
  readonly scene: Scene
  readonly t: Translate
  readonly money: Money
}

/** Per language the two fields, what to look at again in them, and what the message then says. */
export function languagesOf(
  making: Making,
  values: Readonly<Record<string, string>>,
  wrong: readonly Problem[],
  types: readonly AppointmentType[],
) {
  const { kind, channel, scene, t } = making
  return scene.practice.languages.map((language) => {
    const around = isWorded(kind) ? typedIn(values, language) : undefined
    const fields = isWorded(kind) ? fieldsOf(language, values, channel, t) : []
    const mistakes = wrong.filter(({ field }) => fields.some(({ name }) => name === field))
    const labels = fields.map(({ name, label }) => [name, label] as const)
    return {
      language,
      title: t('wording.example', { language: languageNames[language] }),
      fields,
      warnings: [
        ...formModel({}, mistakes, t, labels).errors.map(({ text }) => text),
        ...warningsOf(fields, values, types, t),
      ],
      examples: examplesOf(making, language, around),
    }
  })
}

/** A message in one line or a few: the subject of an e-mail, or the text message, with what it takes beyond one segment. */
export function summaryOf(
  making: Making,
  language: Language,
): { readonly says: string; readonly size: string } {
  const { desk, kind, channel, scene, t, money } = making
  if (channel === 'email') return { says: sampleLetter(desk, kind, language, scene).mail.subject, size: '' }
  const text = sampleText(desk, kind, language, scene, true)
  return { says: text.kept, size: text.segments > 1 ? sizeOf(text, scene.practice, t, money) : '' }
}

/** Up to which length of the practice's name and its host together every text message of ours is one segment. */
const most = 36

/** Where they are longer, how long they are. */
export function lengthNote(practice: Practice, baseUrl: string, t: Translate): string {
  const { characters, encoding } = measureSms(normaliseSms(practice.name))
  const count = characters + new URL(baseUrl).host.length
  return count > most && encoding === 'GSM-7' ? t('wording.long', { count, most }) : ''
}

function typedIn(values: Readonly<Record<string, string>>, language: Language): Around {
  return { before: values[`before-${language}`] ?? '', after: values[`after-${language}`] ?? '' }
}

/** `around` undefined: with what is saved. */
function examplesOf(making: Making, language: Language, around: Around | undefined): readonly Example[] {
  const { desk, kind, channel, scene, t, money } = making
  if (channel === 'email') {
    const { mail } = sampleLetter(desk, kind, language, scene, around)
    const lines = mail.text.trimEnd().split('\n')
    const shows = (['light', 'dark'] as const).map((scheme) => ({
      label: t(`wording.example.${scheme}`),
      document: shownIn(scheme, mail.html),
    }))
    return [{ form: t('wording.example.plain'), subject: mail.subject, shows, lines, size: '', beyond: '' }]
  }
  const forms = hasTwoForms(kind) ? ([true, false] as const) : ([true] as const)
  return forms.map((online) => {
    const text = sampleText(desk, kind, language, scene, online, around)
    const letters = beyondGsm(text.text)
    return {
      form: hasTwoForms(kind) ? t(`wording.example.${online ? 'link' : 'phone'}`) : '',
      subject: '',
      shows: [],
      lines: text.text.split('\n'),
      size: sizeOf(text, scene.practice, t, money),
      beyond: letters.length === 0 ? '' : t('wording.beyond', { letters: letters.slice(0, 10).join(' ') }),
    }
  })
}

/** The mail in one of the two looks that its reader's program chooses; its links lead nowhere. */
function shownIn(scheme: 'light' | 'dark', html: string): string {
  const either = '<meta name="color-scheme" content="light dark">'
  return html.replace(either, `<meta name="color-scheme" content="${scheme}"><base target="_blank">`)
}

/** "143 characters in GSM-7, 1 segment, costs €0.07. Room for 17 more characters." */
function sizeOf({ text, segments }: Text, practice: Practice, t: Translate, money: Money): string {
  const { characters, encoding, remaining } = measureSms(text)
  const { priceMicros } = practice.messages.sms
  const cost =
    priceMicros === 0
      ? t('wording.noCost')
      : t('wording.cost', { cost: money.price(priceMicros * segments, practice.currency) })
  const size = t('wording.size', { characters, encoding, segments })
  return `${size}, ${cost}. ${t('wording.room', { count: remaining })}.`
}
