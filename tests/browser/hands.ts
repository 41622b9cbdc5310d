import type { HTMLElement } from 'node-html-parser'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Browser, openBrowser, type Page as PlainPage } from '../helpers/browser.ts'
import { controlsOf, formOf } from '../helpers/form.ts'
import { fail, isNamed, labelOf, list, nameOf, textOf } from '../helpers/text.ts'
import { ready } from './kit.ts'

/**
 * What a person does at a screen, whatever with. Who presses says which words were not there before and are there after:
 * that is the step's proof and what is waited for. Of several of a name the first is meant. Before what is written, too:
 * some forms answer while they are filled in.
 */
export interface Hand {
  visit(address: string): Promise<void>
  follow(link: RegExp, sees: RegExp): Promise<void>
  press(button: RegExp, sees: RegExp): Promise<void>
  write(label: RegExp, text: string): Promise<void>
  /** An option of a list. */
  pick(label: RegExp, option: string): Promise<void>
  /** A box or one of several round ones. */
  tick(label: RegExp): Promise<void>
  /** Opens what is folded away. */
  unfold(summary: RegExp): Promise<void>
  /** Sees that something is not there. */
  miss(words: RegExp): Promise<void>
}

/** With a mouse; the keyboard only for text. */
export function mouse(page: Page): Hand {
  page.setDefaultTimeout(20_000)
  const field = (label: RegExp) => page.locator('main').getByLabel(label).first()
  const { begin, step } = stepsOn(page)
  const click = (target: Locator, sees: RegExp) => step(() => target.first().click(), sees)
  return {
    ...eyes(page),
    follow: (link, sees) => click(page.getByRole('link', { name: link }), sees),
    press: (button, sees) => click(page.getByRole('button', { name: button }), sees),
    write: async (label, text) => {
      await begin()
      const target = field(label)
      await target.click()
      const isDate = (await target.getAttribute('type')) === 'date'
      if (isDate) await target.fill(text)
      else {
        await page.keyboard.press('Control+A')
        await page.keyboard.type(text)
      }
    },
    pick: async (label, option) => {
      await begin()
      await field(label).selectOption({ label: option })
    },
    tick: async (label) => {
      await begin()
      await field(label).check()
    },
    unfold: (summary) => page.locator('summary', { hasText: summary }).first().click(),
  }
}

/** With a keyboard alone: Tab, Enter, space, arrows and letters. */
export function keyboard(page: Page): Hand {
  const { begin, step } = stepsOn(page)
  const enter = (role: 'link' | 'button', name: RegExp, sees: RegExp) =>
    step(async () => {
      await tabUntil(page, role, name)
      // Unlike the keyboard's own, this press comes back when the page that it leads to has.
      await page.locator(':focus').press('Enter')
    }, sees)
  return {
    ...eyes(page),
    follow: (link, sees) => enter('link', link, sees),
    press: (button, sees) => enter('button', button, sees),
    write: async (label, text) => {
      await begin()
      const { type } = await tabUntil(page, 'field', label)
      const [year = '', month = '', day = ''] = type === 'date' ? text.split('-') : []
      if (type !== 'date') await page.keyboard.press('Control+A')
      await page.keyboard.type(type === 'date' ? month + day + year : text)
    },
    pick: async (label, option) => {
      await begin()
      await tabUntil(page, 'field', label)
      await page.keyboard.press('Home')
      for (let presses = 0; (await focused(page)).chosen !== option; presses++) {
        if (presses > 60) throw new Error(`the arrows lead to no option ${option}`)
        await page.keyboard.press('ArrowDown')
      }
    },
    tick: async (label) => {
      await begin()
      const { group } = await tabUntil(page, 'choice', label)
      for (let presses = 0; !label.test((await focused(page)).name); presses++) {
        if (presses > group) throw new Error(`the arrows do not lead to ${label}`)
        await page.keyboard.press('ArrowDown')
      }
      if (!(await focused(page)).checked) await page.keyboard.press('Space')
    },
    unfold: async (summary) => {
      await tabUntil(page, 'summary', summary)
      await page.keyboard.press('Enter')
    },
  }
}

/** Without script, styles and pictures. What is folded away stands open. */
export function plain(url: string): Hand {
  const browser = openBrowser((path, init) => fetch(url + path, init), { origin: url })
  const now = () => browser.page
  const all = (selector: string) => now().document.querySelectorAll(selector)
  const named = (selector: string, name: RegExp): HTMLElement => {
    const there = all(selector)
    const found = there.find((each) => isNamed(nameOf(each), name))
    return found ?? fail(`no ${selector} ${name} on ${where(now())}; there are: ${list(there.map(nameOf))}`)
  }
  const step = async (go: () => Promise<unknown>, sees: RegExp): Promise<void> => {
    if (sees.test(flat(now().text))) throw new Error(`${sees} was to be read already on ${where(now())}`)
    await go()
    if (!sees.test(flat(now().text))) throw new Error(`no ${sees} on ${where(now())}:\n${now().text}`)
  }
  return {
    visit: async (address) => void (await browser.visit(address)),
    miss: async (words) => {
      if (words.test(flat(now().text))) throw new Error(`${words} is to be read on ${where(now())}`)
    },
    follow: (link, sees) => {
      const address = named('a[href]', link).getAttribute('href') ?? ''
      return step(() => browser.visit(address), sees)
    },
    press: (button, sees) => {
      const element = named('button', button)
      const form = now()
        .forms()
        .find((each) => each.element === formOf(element, now().document))
      if (!form) throw new Error(`the button ${button} on ${where(now())} belongs to no form`)
      const [name, value] = [element.getAttribute('name'), element.getAttribute('value')]
      const pressed = name === undefined ? nameOf(element) : { name, value: value ?? '' }
      return step(() => form.press(pressed), sees)
    },
    write: async (label, text) => void filled(browser, label, text),
    pick: async (label, option) => void filled(browser, label, option),
    tick: async (label) => {
      const form = now()
        .forms()
        .find((each) =>
          controlsOf(each.element, now().document).some(
            ({ element, type }) => ['radio', 'checkbox'].includes(type) && label.test(labelOf(element)),
          ),
        )
      if (!form) throw new Error(`nothing to tick called ${label} on ${where(now())}`)
      form.choose(label)
    },
    unfold: async (summary) => {
      const folded = all('summary').map((each) => textOf(each))
      if (!folded.some((each) => summary.test(each))) throw new Error(`nothing folded called ${summary}`)
    },
  }
}

function filled(browser: Browser, label: RegExp, value: string): void {
  const { page } = browser
  const labels: string[] = []
  for (const form of page.forms())
    for (const { element, name, type } of controlsOf(form.element, page.document)) {
      if (['hidden', 'submit', 'radio', 'checkbox'].includes(type) || !element.closest('main')) continue
      labels.push(labelOf(element))
      if (label.test(labelOf(element))) return void form.fill({ [name]: value })
    }
  throw new Error(`no field ${label} on ${where(page)}; there are: ${list(labels)}`)
}

interface Focused {
  readonly role: 'link' | 'button' | 'field' | 'choice' | 'summary' | ''
  readonly name: string
  readonly type: string
  readonly inside: boolean
  /** The labels of all round choices of its group, and how many. */
  readonly names: readonly string[]
  readonly group: number
  readonly chosen: string
  readonly checked: boolean
}

const nobody: Focused = {
  ...{ role: '', name: '', type: '', inside: false, names: [], group: 0, chosen: '', checked: false },
}

/** What has the focus, as a screen reader would say it. A page that goes away meanwhile has none. */
async function focused(page: Page, within = 'body'): Promise<Focused> {
  const script = `(() => {
    const e = document.activeElement, plain = (text) => (text || '').replace(/\\s+/g, ' ').trim()
    const label = (f) => plain(f.getAttribute('aria-label') || (f.labels && f.labels[0] ? f.labels[0].textContent : ''))
    const tag = e.localName, type = e.type || ''
    const isChoice = tag === 'input' && (type === 'radio' || type === 'checkbox')
    const role = tag === 'a' ? 'link' : tag === 'summary' ? 'summary' : isChoice ? 'choice'
      : tag === 'button' ? 'button' : ['input', 'select', 'textarea'].includes(tag) ? 'field' : ''
    const group = type === 'radio' && e.form
      ? [...e.form.elements].filter((each) => each.type === 'radio' && each.name === e.name) : [e]
    const isNamed = ['link', 'button', 'summary'].includes(role)
    return { role, type, name: isNamed ? plain(e.getAttribute('aria-label') || e.textContent) : label(e),
      inside: e.closest(${JSON.stringify(within)}) !== null, names: isChoice ? group.map(label) : [],
      group: group.length, checked: e.checked === true,
      chosen: tag === 'select' ? plain(e.selectedOptions[0] ? e.selectedOptions[0].textContent : '') : '' }
  })()`
  return page.evaluate<Focused>(script).catch(() => nobody)
}

async function tabUntil(page: Page, role: Focused['role'], name: RegExp): Promise<Focused> {
  const seen: string[] = []
  for (let presses = 0; presses < 250; presses++) {
    if (presses > 0) await page.keyboard.press('Tab')
    const at = await focused(page, role === 'field' || role === 'choice' ? 'main' : 'body')
    if (at.role === role && at.inside && [at.name, ...at.names].some((each) => name.test(each))) return at
    if (at.role === role) seen.push(at.name)
  }
  throw new Error(`no ${role} ${name} by Tab on ${page.url()}; there are: ${list(seen)}`)
}

/** The address line, and what stands on the page, the hidden texts for screen readers too. */
function eyes(page: Page): Pick<Hand, 'visit' | 'miss'> {
  return {
    visit: async (address) => void (await page.goto(address)),
    miss: async (words) => expect(await read(page)).not.toMatch(words),
  }
}

async function read(page: Page): Promise<string> {
  return flat(String(await page.evaluate('document.body.innerText').catch(() => '')))
}

/** A step begins with the first thing that is written, or with the press. */
function stepsOn(page: Page) {
  let before: string | undefined
  return {
    begin: async (): Promise<void> => {
      before ??= await read(page)
    },
    step: async (act: () => Promise<void>, sees: RegExp): Promise<void> => {
      const text = before ?? (await read(page))
      before = undefined
      expect(text, `${sees} was to be read already on ${page.url()}`).not.toMatch(sees)
      await act()
      await expect
        .poll(() => read(page), { timeout: 20_000, interval: 25, message: page.url() })
        .toMatch(sees)
      await ready(page)
    },
  }
}

function where(page: PlainPage): string {
  return `${page.path}${page.query.size > 0 ? `?${page.query}` : ''} (${page.status})`
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ')
}
