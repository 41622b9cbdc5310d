import type { HTMLElement } from 'node-html-parser'
import type { Page } from './browser.ts'
import { fail, isNamed, labelOf, list, type Name, nameOf, rawTextOf, textOf } from './text.ts'

export type Value = string | number | boolean | File | readonly string[]
export type ButtonChoice = Name | { readonly name?: string; readonly value?: string }

export interface Field {
  readonly label: string
  /** What it holds; of several boxes or a long list the first chosen one. */
  readonly value: string
  readonly values: readonly string[]
  /** The message beside it without its hidden "Error:", or undefined. */
  readonly error: string | undefined
  /** All that `aria-describedby` names, of the field and of the fieldset around it. */
  readonly describedBy: string
  readonly invalid: boolean
}

export interface Form {
  readonly element: HTMLElement
  readonly action: string
  readonly method: 'get' | 'post'
  /** Fills in by name, as a person could: hidden, read-only and disabled controls refuse. */
  fill(values: Readonly<Record<string, Value>>): Form
  /** Chooses a radio button, a box or an option by its label, or by name and value (or label). */
  choose(label: Name): Form
  choose(name: string, value: string): Form
  /** Sets any control, as an attacker could; one that is not there is added. */
  tamper(values: Readonly<Record<string, string>>): Form
  buttons(): readonly string[]
  /** By its text, or by name and value; a name alone presses the first of that name. */
  press(button: ButtonChoice): Promise<Page>
  /** Presses Enter: the form's first button, if it has one. */
  enter(): Promise<Page>
  /** What would be sent now without a button: name and value. */
  entries(): readonly (readonly [string, string])[]
}

type Submit = (target: URL, body?: URLSearchParams | FormData) => Promise<Page>

export interface Control {
  readonly element: HTMLElement
  readonly tag: string
  readonly type: string
  readonly name: string
}

interface State {
  value?: string
  checked?: boolean
  file?: File
  chosen?: readonly HTMLElement[]
}

/** What a person did to a control since the page came. */
const states = new WeakMap<HTMLElement, State>()

/** A form on a page; `send` goes where it leads. */
export function createForm(element: HTMLElement, document: HTMLElement, url: URL, send: Submit): Form {
  const added: [string, string][] = []
  const action = element.getAttribute('action') || url.href
  const method = /^post$/i.test(element.getAttribute('method') ?? '') ? 'post' : 'get'
  const controls = () => controlsOf(element, document)
  const where = `the form ${method} ${element.getAttribute('action') ?? url.pathname}`
  const buttons = () => controls().filter((each) => isButton(each.element))

  const submit = (button: HTMLElement | undefined): Promise<Page> => {
    const may = (name: string) => button?.getAttribute(`form${name}`) ?? element.getAttribute(name)
    if (may('novalidate') === undefined) refuseEmpty(controls(), where)
    const entries = [...entriesOf(controls(), button), ...added]
    const target = new URL(may('action') || url.href, url)
    if (target.origin !== url.origin) throw new Error(`${where} leaves this site`)
    const pairs = entries.map(([name, value]): [string, string] => [lines(name), lines(nameOrText(value))])
    if (!/^post$/i.test(may('method') ?? '')) {
      target.search = new URLSearchParams(pairs).toString()
      return send(target)
    }
    const isMultipart = /^multipart\/form-data$/i.test(may('enctype') ?? '')
    return send(target, isMultipart ? formDataOf(entries) : new URLSearchParams(pairs))
  }

  const form: Form = {
    element,
    action,
    method,
    fill: (values) => {
      for (const [name, value] of Object.entries(values)) fillIn(name, value, controls(), where)
      return form
    },
    choose: (label: Name, value?: string) => {
      const named = controls().filter((each) => value === undefined || each.name === label)
      const found = choicesOf(named, value ?? label)
      const [first] = found
      if (!first) throw new Error(`nothing to choose called ${value ?? label} in ${where}`)
      if (found.length > 1) throw new Error(`${found.length} choices called ${value ?? label} in ${where}`)
      choose(first, controls())
      return form
    },
    tamper: (values) => {
      for (const [name, value] of Object.entries(values)) {
        const [control] = controls().filter((each) => each.name === name && !isButton(each.element))
        if (control?.type === 'hidden' || control?.tag === 'textarea' || isTyped(control))
          setState(control, { value })
        else added.push([name, value])
      }
      return form
    },
    buttons: () => buttons().map((each) => nameOf(each.element)),
    press: async (wanted) => {
      const found = buttons().filter((each) => isPressed(each.element, wanted))
      const [first] = found
      if (!first) throw new Error(`no button ${show(wanted)} in ${where}; there are: ${list(form.buttons())}`)
      const isAny = typeof wanted === 'object' && !(wanted instanceof RegExp) && wanted.value === undefined
      if (found.length > 1 && !isAny) throw new Error(`${found.length} buttons ${show(wanted)} in ${where}`)
      if (isDisabled(first.element)) throw new Error(`the button ${show(wanted)} in ${where} is disabled`)
      return submit(first.element)
    },
    enter: async () => submit(buttons().find((each) => !isDisabled(each.element))?.element),
    entries: () =>
      [...entriesOf(controls(), undefined), ...added].map(
        ([name, value]) => [name, nameOrText(value)] as const,
      ),
  }
  return form
}

export function controlsOf(form: HTMLElement, document: HTMLElement): Control[] {
  return document
    .querySelectorAll('input, select, textarea, button')
    .filter((element) => formOf(element, document) === form)
    .map(controlOf)
}

function controlOf(element: HTMLElement): Control {
  const tag = element.rawTagName.toLowerCase()
  const usual = tag === 'button' ? 'submit' : tag === 'input' ? 'text' : tag
  const type =
    tag === 'input' || tag === 'button' ? (element.getAttribute('type') || usual).toLowerCase() : usual
  return { element, tag, type, name: element.getAttribute('name') ?? '' }
}

export function formOf(element: HTMLElement, document: HTMLElement): HTMLElement | null {
  const owner = element.getAttribute('form')
  return owner === undefined ? element.closest('form') : document.querySelector(`form[id="${owner}"]`)
}

export function isButton(element: HTMLElement): boolean {
  return ['submit', 'image'].includes(controlOf(element).type)
}

export function isPressed(element: HTMLElement, wanted: ButtonChoice): boolean {
  if (typeof wanted === 'string' || wanted instanceof RegExp) return isNamed(nameOf(element), wanted)
  const has = (name: 'name' | 'value') =>
    wanted[name] === undefined || element.getAttribute(name) === wanted[name]
  return has('name') && has('value')
}

function isDisabled(element: HTMLElement): boolean {
  if (element.hasAttribute('disabled')) return true
  for (
    let set = element.closest('fieldset[disabled]');
    set;
    set = set.parentNode?.closest('fieldset[disabled]') ?? null
  ) {
    const legend = set.children.find((child) => child.rawTagName.toLowerCase() === 'legend')
    if (!legend?.querySelectorAll('*').includes(element)) return true
  }
  return false
}

function isTyped(control: Control | undefined): control is Control {
  return (
    control?.tag === 'input' &&
    !['checkbox', 'radio', 'file', 'hidden', 'submit', 'image', 'button', 'reset'].includes(control.type)
  )
}

/** The successful controls in their order, with the button that was pressed among them. */
function entriesOf(controls: readonly Control[], button: HTMLElement | undefined): [string, string | File][] {
  return controls.flatMap((control): [string, string | File][] => {
    const { element, name, tag, type } = control
    if (name === '' || isDisabled(element) || element.closest('datalist')) return []
    if (tag === 'button' || ['submit', 'button', 'reset', 'image'].includes(type))
      return element === button ? [[name, element.getAttribute('value') ?? '']] : []
    if (type === 'file')
      return [[name, states.get(element)?.file ?? new File([], '', { type: 'application/octet-stream' })]]
    return valuesOf(control).map((value) => [name, value])
  })
}

function valuesOf(control: Control): string[] {
  const { element, tag, type } = control
  const state = states.get(element)
  if (type === 'checkbox' || type === 'radio')
    return (state?.checked ?? element.hasAttribute('checked')) ? [element.getAttribute('value') ?? 'on'] : []
  if (tag === 'select') return chosenOptions(element).map(valueOfOption)
  if (tag === 'textarea') return [state?.value ?? rawTextOf(element).replace(/^\r?\n/, '')]
  return [state?.value ?? element.getAttribute('value') ?? '']
}

function chosenOptions(select: HTMLElement): HTMLElement[] {
  const options = select.querySelectorAll('option').filter((option) => !option.hasAttribute('disabled'))
  const chosen = states.get(select)?.chosen ?? options.filter((option) => option.hasAttribute('selected'))
  if (select.hasAttribute('multiple')) return [...chosen]
  return [chosen.at(-1) ?? options[0]].filter((option) => option !== undefined)
}

function valueOfOption(option: HTMLElement): string {
  return option.getAttribute('value') ?? textOf(option)
}

function fillIn(name: string, value: Value, all: readonly Control[], where: string): void {
  const controls = all.filter((each) => each.name === name && !isButton(each.element))
  const [first] = controls
  if (!first)
    throw new Error(
      `no field ${name} in ${where}; there are: ${list([...new Set(all.map((each) => each.name))])}`,
    )
  const blocked = controls.find(
    ({ element, type }) => isDisabled(element) || element.hasAttribute('readonly') || type === 'hidden',
  )
  if (blocked)
    throw new Error(
      `nobody can fill in ${name} in ${where}: it is hidden, read-only or disabled (tamper can)`,
    )
  if (first.type === 'file') {
    if (!(value instanceof File)) throw new Error(`${name} in ${where} takes a File`)
    setState(first, { file: value })
  } else if (['checkbox', 'radio'].includes(first.type)) tick(name, value, controls, where)
  else if (first.tag === 'select') pick(first, value, where)
  else if (Array.isArray(value))
    for (const [at, control] of controls.entries()) type(control, String(value[at] ?? ''), where)
  else if (controls.length > 1)
    throw new Error(`${controls.length} fields ${name} in ${where}: fill in a list`)
  else type(first, String(value), where)
}

function type(control: Control, value: string, where: string): void {
  const most = Number(control.element.getAttribute('maxlength') ?? Number.POSITIVE_INFINITY)
  if (value.length > most)
    throw new Error(`${control.name} in ${where} takes ${most} characters at most (tamper can)`)
  if (control.tag === 'input' && /[\r\n]/.test(value))
    throw new Error(`${control.name} in ${where} takes one line`)
  setState(control, { value })
}

function tick(name: string, value: Value, controls: readonly Control[], where: string): void {
  const isRadio = controls[0]?.type === 'radio'
  if (typeof value === 'boolean' && !isRadio && controls.length === 1) {
    for (const control of controls) setState(control, { checked: value })
    return
  }
  const wanted = Array.isArray(value) ? value.map(String) : [String(value)]
  const offered = controls.map((each) => each.element.getAttribute('value') ?? 'on')
  const missing = wanted.find((each) => !offered.includes(each))
  if (missing !== undefined)
    throw new Error(`${name} in ${where} does not offer ${missing}; it offers: ${list(offered)}`)
  for (const [at, control] of controls.entries())
    setState(control, { checked: wanted.includes(offered[at] ?? '') })
}

function pick(control: Control, value: Value, where: string): void {
  const options = control.element
    .querySelectorAll('option')
    .filter((option) => !option.hasAttribute('disabled'))
  const wanted = Array.isArray(value) ? value.map(String) : [String(value)]
  const chosen = wanted.map((each) => {
    const found =
      options.find((option) => valueOfOption(option) === each) ??
      options.find((option) => textOf(option) === each)
    return (
      found ??
      fail(
        `${control.name} in ${where} does not offer ${each}; it offers: ${list(options.map(valueOfOption))}`,
      )
    )
  })
  setState(control, { chosen })
}

interface Choice {
  readonly control: Control
  readonly option?: HTMLElement
}

/** Radio buttons, boxes and options with this label or value. */
export function choicesOf(controls: readonly Control[], wanted: Name): Choice[] {
  return controls.flatMap((control): Choice[] => {
    if (control.tag === 'select')
      return control.element
        .querySelectorAll('option')
        .filter((option) => isNamed(textOf(option), wanted) || option.getAttribute('value') === wanted)
        .map((option) => ({ control, option }))
    if (control.type !== 'radio' && control.type !== 'checkbox') return []
    const fits = isNamed(labelOf(control.element), wanted) || control.element.getAttribute('value') === wanted
    return fits ? [{ control }] : []
  })
}

function choose({ control, option }: Choice, all: readonly Control[]): void {
  if (isDisabled(control.element)) throw new Error(`${control.name} is disabled`)
  if (option) {
    setState(control, { chosen: [option] })
    return
  }
  const group = all.filter(
    (each) => control.type === 'radio' && each.type === 'radio' && each.name === control.name,
  )
  for (const each of group) setState(each, { checked: false })
  setState(control, { checked: true })
}

function setState({ element }: Control, state: State): void {
  states.set(element, { ...states.get(element), ...state })
}

/** A form without `novalidate` is stopped by the browser itself where something required is missing. */
function refuseEmpty(controls: readonly Control[], where: string): void {
  const empty = controls.find((control) => {
    if (!control.element.hasAttribute('required') || isDisabled(control.element)) return false
    const group = control.type === 'radio' ? controls.filter((each) => each.name === control.name) : [control]
    const given =
      control.type === 'file' ? [states.get(control.element)?.file?.name ?? ''] : group.flatMap(valuesOf)
    return !given.some((value) => value !== '')
  })
  if (empty) throw new Error(`the browser does not send ${where}: ${empty.name} is required`)
}

function formDataOf(entries: readonly (readonly [string, string | File])[]): FormData {
  const data = new FormData()
  for (const [name, value] of entries) {
    if (typeof value === 'string') data.append(lines(name), lines(value))
    else data.append(lines(name), value, value.name)
  }
  return data
}

function nameOrText(value: string | File): string {
  return typeof value === 'string' ? value : value.name
}

/** Line ends travel as CRLF, whatever was typed. */
function lines(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n')
}

/** The control or group of this name, as its reader meets it. */
export function fieldOf(name: string, document: HTMLElement, where: string): Field {
  const named = document.querySelectorAll('input, select, textarea').map(controlOf)
  const controls = named.filter((each) => each.name === name)
  const [first] = controls
  if (!first)
    throw new Error(`no field ${name} on ${where}; there are: ${list(named.map((each) => each.name))}`)
  const values = controls.flatMap(valuesOf)
  const around: HTMLElement[] = []
  for (let set = first.element.closest('fieldset'); set; set = set.parentNode?.closest('fieldset') ?? null)
    around.push(set)
  const ids = [...controls.map((each) => each.element), ...around].flatMap(
    (each) => each.getAttribute('aria-describedby')?.split(/\s+/) ?? [],
  )
  const notes = [...new Set(ids)].map(
    (id) =>
      document.querySelector(`[id="${id}"]`) ??
      fail(`${name} on ${where} is described by ${id}, which is not there`),
  )
  const error = notes.find((note) => note.classList.contains('em'))
  return {
    label: labelOf(first.element),
    value: values[0] ?? '',
    values,
    error: error && textOf(error, (element) => element.classList.contains('vh')),
    describedBy: notes.map((note) => textOf(note)).join(' '),
    invalid: controls.some((each) => each.element.getAttribute('aria-invalid') === 'true'),
  }
}

export function show(button: ButtonChoice): string {
  return typeof button === 'string' || button instanceof RegExp ? String(button) : JSON.stringify(button)
}
