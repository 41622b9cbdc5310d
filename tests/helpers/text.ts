import { type HTMLElement, type Node, NodeType } from 'node-html-parser'

export type Name = string | RegExp

/** The name a screen reader would say of a link or button. */
export function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label')
  if (label) return plain(label)
  if (element.rawTagName.toLowerCase() === 'input')
    return plain(element.getAttribute('value') ?? element.getAttribute('alt') ?? 'Submit')
  return textOf(element)
}

export function labelOf(control: HTMLElement): string {
  const document = control.closest('html') ?? control
  const id = control.getAttribute('id')
  const label = id === undefined ? null : document.querySelector(`label[for="${id}"]`)
  return control.getAttribute('aria-label') ?? textOf(label ?? control.closest('label'))
}

export function isNamed(name: string, wanted: Name): boolean {
  return typeof wanted === 'string' ? name === plain(wanted) : wanted.test(name)
}

export function textOf(element: HTMLElement | null, skip?: (element: HTMLElement) => boolean): string {
  return element ? plain(visibleText(element, skip)) : ''
}

export function rawTextOf(element: HTMLElement): string {
  return element.childNodes.map((node) => node.text).join('')
}

const UNSEEN = new Set(['head', 'script', 'style', 'template', 'textarea', 'datalist', 'object'])
const INLINE = new Set(
  'a abbr b bdi bdo button cite code data dfn em i img input kbd label mark output q s small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)

/** The words of an element in reading order, a line for each block. */
export function visibleText(
  root: HTMLElement,
  skip: (element: HTMLElement) => boolean = () => false,
): string {
  const read = (node: Node): string => {
    if (node.nodeType === NodeType.TEXT_NODE) return node.text.replace(/\s+/g, ' ')
    if (!isElement(node)) return ''
    const tag = node.rawTagName?.toLowerCase() ?? ''
    if (node !== root && (UNSEEN.has(tag) || node.hasAttribute('hidden') || skip(node))) return ''
    if (tag === 'br') return '\n'
    if (tag === 'img') return node.getAttribute('alt') ?? ''
    const inside = node.childNodes.map(read).join('')
    return INLINE.has(tag) ? inside : `\n${inside}\n`
  }
  const text = read(root).split('\n').map(plain)
  return text.filter((line) => line !== '').join('\n')
}

function isElement(node: Node): node is HTMLElement {
  return node.nodeType === NodeType.ELEMENT_NODE
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

export function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : [...new Set(names)].map((name) => `"${name}"`).join(', ')
}

export function fail(message: string): never {
  throw new Error(message)
}
