import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type HTMLElement, parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/i18n/languages.ts'
import { createRenderer } from '../../src/view/render.ts'
import { readStaticFiles } from '../../src/web/static.ts'
import { root } from '../helpers/app.ts'
import { tidy } from '../helpers/html.ts'
import { nasty, type Sample, sampleFrame, samples } from './samples.ts'

const render = createRenderer(`${root}/views`, true)
const files = readStaticFiles(`${root}/static`)
const inOrder = tidy(['status', 'alert'], ['tel-non-breaking'])

const pages = languages.flatMap((language) =>
  samples(language).map((sample) => ({
    ...sample,
    language,
    name: `${sample.view} (${sample.kind}, ${language})`,
  })),
)

describe('each page a patient can meet', () => {
  it.each(pages)('$name is whole', ({ language, ...sample }) => {
    const html = htmlOf(sample, language)
    const page = parse(html)
    expect(page.querySelector('html')?.getAttribute('lang')).toBe(language)
    expect(page.querySelectorAll('h1')).toHaveLength(1)
    expect(page.querySelectorAll('main')).toHaveLength(1)
    expect(page.querySelector('title')?.text.trim()).toMatch(/ – (Praktijk De Linde|Ledig)$/)
    expect(html).not.toMatch(/undefined|\[object|NaN/)
    expect(unlabelled(page)).toEqual([])
    expect(pointsNowhere(page)).toEqual([])
    expect(doubled(page.querySelectorAll('[id]').map((element) => element.id))).toEqual([])
    expect(
      page
        .querySelectorAll('b')
        .filter((element) => element.text.includes('Zoë') && element.rawText === '"Noor" & \'Zoë\''),
    ).toEqual([])
  })

  it.each(pages)('$name is valid HTML', async ({ language, ...sample }) => {
    expect(await inOrder(htmlOf(sample, language), sample.name)).toEqual([])
  })

  it.each(pages.filter(({ language }) => language === 'en'))(
    '$name goes on somewhere',
    ({ language, ...sample }) => {
      const main = pageOf(sample, language).querySelector('main')
      const ways = main?.querySelectorAll('a[href], button').length ?? 0
      expect(
        ways > 0 ||
          sample.view === 'practice/not-yet' ||
          (sample.kind === 'sparse' && deadEnds.has(sample.view)),
      ).toBe(true)
    },
  )
})

/** With neither a phone number nor anything to book these can offer nothing. */
const deadEnds = new Set([
  'booking/closed',
  'booking/nothing-free',
  'booking/over',
  'practice/front',
  'practice/privacy',
  'practice/accessibility',
])

describe('what a stranger typed', () => {
  it('comes out as text, in fields, hidden fields and answers', () => {
    const details = pageOf(sampleOf('booking/details'), 'en')
    expect(details.querySelector('#firstName')?.getAttribute('value')).toBe(nasty)
    expect(details.querySelector('#message')?.text).toContain('Noor')
    const check = pageOf(sampleOf('booking/check'), 'en')
    expect(check.querySelector('dd')?.text).toBe(`Noor ${nasty}`)
    expect(check.querySelectorAll('[name=firstName]').map((input) => input.getAttribute('value'))).toEqual([
      nasty,
      nasty,
    ])
    expect(htmlOf(sampleOf('booking/types'), 'en')).toContain('&lt;b&gt;')
  })

  it('keeps a line feed at the start of a message', () => {
    expect(htmlOf(sampleOf('booking/details'), 'en')).toMatch(/<textarea[^>]*>\n\n&lt;b&gt;/)
  })
})

describe('the details page', () => {
  const page = pageOf(sampleOf('booking/details'), 'en')

  it('says each problem at the top and beside its field', () => {
    expect(page.querySelector('title')?.text).toMatch(/^Error: /)
    expect(page.querySelectorAll('.es a').map((link) => link.getAttribute('href'))).toEqual([
      '#birthDate-year',
      '#mobile',
      '#message',
      '#terms',
    ])
    expect(page.querySelectorAll('[aria-invalid]').map((input) => input.id)).toEqual([
      'birthDate-year',
      'mobile',
      'message',
      'terms',
    ])
    for (const input of page.querySelectorAll('input[aria-invalid], textarea[aria-invalid]'))
      expect(describedBy(page, input)).toContain('Error:')
  })

  it('marks as optional only what really is', () => {
    expect(page.querySelectorAll('.opt').map((mark) => mark.parentNode?.text)).toEqual([
      'E-mail (optional)',
      'Message to the practice (optional)',
    ])
    const sparse = pageOf(sampleOf('booking/details', 'sparse'), 'en')
    expect(sparse.querySelector('label[for=mobile]')?.text).toBe('Phone number')
    expect(describedBy(sparse, sparse.querySelector('#mobile'))).toContain('We phone you')
  })

  it('asks for an e-mail address or a number where neither must be given alone', () => {
    const { model } = sampleOf('booking/details', 'sparse')
    const email = { name: 'email', value: '', error: '', optional: true }
    const either = parse(render('booking/details', { ...model, email, frame: frame('en', 'full') }, 'en'))
    expect(either.querySelector('form')?.text).toContain('How can we reach you?')
    expect(either.querySelectorAll('label .opt')).toHaveLength(0)
  })

  it('never agrees to the terms by itself, and opens them beside the form', () => {
    expect(page.querySelector('#terms')?.hasAttribute('checked')).toBe(false)
    expect(page.querySelector('.lone')?.getAttribute('rel')).toBe('noopener noreferrer')
  })

  it('hides the trap from people, their keyboards and their screen readers', () => {
    const trap = page.querySelector('[name=website]')
    expect(trap?.getAttribute('tabindex')).toBe('-1')
    expect(trap?.closest('[aria-hidden=true]')?.classList.contains('vh')).toBe(true)
  })
})

describe('the check page', () => {
  it('carries everything to each button that changes an answer, and to the one that books', () => {
    const page = pageOf(sampleOf('booking/check'), 'en')
    const [edit, book] = page.querySelectorAll('main form')
    expect(edit?.querySelectorAll('button').map((button) => button.getAttribute('value'))).toContain(
      'birthDate-day',
    )
    expect(edit?.querySelector('[value=firstName]')?.getAttribute('formaction')).toBe(
      '/book/check?lang=nl#firstName',
    )
    expect(book?.getAttribute('action')).toBe('/book/confirm')
    for (const form of [edit, book]) expect(form?.querySelectorAll('[type=hidden]')).toHaveLength(2)
  })
})

describe('the receipt', () => {
  it('leaves a frame by every link', () => {
    const page = pageOf(sampleOf('booking/booked'), 'en')
    const inside = page
      .querySelectorAll('a[href]')
      .filter((link) => !/^(#|tel:|\?lang)/.test(link.getAttribute('href') ?? ''))
    expect(
      inside.filter((link) => link.getAttribute('target') !== '_top').map((link) => link.toString()),
    ).toEqual([])
  })
})

describe('the patient pages', () => {
  it('send no script but where it helps', () => {
    const scripts = (view: string, kind: Sample['kind'] = 'full') =>
      pageOf(sampleOf(view, kind), 'en').querySelectorAll('script').length
    expect([
      scripts('booking/types'),
      scripts('booking/times'),
      scripts('booking/details', 'sparse'),
      scripts('booking/booked'),
    ]).toEqual([0, 1, 1, 1])
  })

  it('stay within their weight', () => {
    const css = readFileSync(`${root}/static/app.css`)
    expect(css.length).toBeLessThanOrEqual(10_000)
    expect(gzipSync(css, { level: 9 }).length).toBeLessThanOrEqual(3000)
    expect(readFileSync(`${root}/static/app.js`, 'utf8').split('\n').length).toBeLessThanOrEqual(150)
  })
})

function sampleOf(view: string, kind: Sample['kind'] = 'full'): Sample {
  const found = samples('en').find((sample) => sample.view === view && sample.kind === kind)
  if (!found) throw new Error(`no sample of ${view}`)
  return found
}

function frame(language: Language, kind: Sample['kind']) {
  return sampleFrame(language, kind, files.href)
}

function htmlOf({ view, model, kind }: Sample, language: Language): string {
  return render(view, { ...model, frame: frame(language, kind) }, language)
}

function pageOf(sample: Sample, language: Language): HTMLElement {
  return parse(htmlOf(sample, language))
}

/** Fields without a label of their own. */
function unlabelled(page: HTMLElement): string[] {
  return page
    .querySelectorAll('input:not([type=hidden]), select, textarea')
    .filter((input) => (page.querySelector(`label[for="${input.id}"]`)?.text.trim() ?? '') === '')
    .map((input) => input.toString())
}

/** Links within the page, and descriptions and labels, whose other end is missing. */
function pointsNowhere(page: HTMLElement): string[] {
  const ids = new Set(page.querySelectorAll('[id]').map((element) => element.id))
  const named = [
    'for',
    'aria-labelledby',
    'aria-describedby',
    'hx-target',
    'hx-select',
    'hx-select-oob',
  ].flatMap((name) =>
    page
      .querySelectorAll(`[${name}]`)
      .flatMap((element) => (element.getAttribute(name) ?? '').split(/[\s,]+/)),
  )
  const links = page.querySelectorAll('a[href^="#"]').map((link) => link.getAttribute('href') ?? '')
  return [...named, ...links].map((name) => name.replace(/^#/, '')).filter((id) => !ids.has(id))
}

function doubled(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}

function describedBy(page: HTMLElement, input: HTMLElement | null): string {
  const ids = [input, input?.closest('fieldset')].flatMap(
    (element) => element?.getAttribute('aria-describedby')?.split(' ') ?? [],
  )
  return ids.map((id) => page.querySelector(`[id="${id}"]`)?.text ?? '').join(' ')
}
