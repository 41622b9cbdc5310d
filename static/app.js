// Everything here is an extra: every page works without it.
;(() => {
  const focus = (element, scroll) => {
    if (!element.hasAttribute('tabindex')) element.setAttribute('tabindex', '-1')
    if (scroll) element.scrollIntoView()
    element.focus({ preventScroll: true })
  }

  const summary = document.querySelector('.es')
  if (summary) focus(summary, true)

  // How much of a text's room is used, while it is typed; the server counts again.
  const countOf = (text) => [...(window.Intl?.Segmenter ? new Intl.Segmenter().segment(text) : text)].length
  for (const note of document.querySelectorAll('[data-of]')) {
    const field = document.getElementById(note.dataset.of)
    field.addEventListener('input', () => {
      note.textContent = note.dataset.says.replace('#', countOf(field.value.trim()))
    })
  }

  // In a frame of the practice's own website: whoever asks there is told how high this page is, and nobody else.
  const framers = (document.currentScript.dataset.framers || '').split(' ')
  const foot = document.querySelector('.foot')
  if (foot && window.parent !== window) {
    let asked = ''
    const tell = () => {
      const { bottom } = foot.getBoundingClientRect()
      if (asked) window.parent.postMessage({ ledig: bottom + window.scrollY }, asked)
    }
    window.addEventListener('message', ({ source, origin, data }) => {
      if (source !== window.parent || data !== 'ledig' || !framers.includes(origin)) return
      asked = origin
      tell()
    })
    if (window.ResizeObserver) new ResizeObserver(tell).observe(foot.parentElement)
  }

  // Back from the receipt finds the booking, not the browser's question whether to send the form again.
  const confirming = document.querySelector('form[data-back]')
  if (confirming)
    confirming.addEventListener('submit', () => history.replaceState(null, '', confirming.dataset.back))

  // What a page asks for by itself, every minute: it takes no focus and leads nowhere.
  // Nor does a search while it is typed: its form posts so that no name stands in an address, and changes nothing.
  // The same of a form that shows meanwhile what it stands for (data-quiet).
  const isSearch = ({ sourceElement }) => sourceElement.matches('[role="search"], [data-quiet]')
  const isQuiet = (ctx) => ctx.request.action.includes('quiet=1') || isSearch(ctx)

  // Only mistakes are shown in place. A form that is right goes on as it would without script, so that Back works; the
  // server says so with an empty answer (204), or with any other page.
  // A click on a status changes a part of the page it stands on, whatever the answer: it is never sent again.
  const stays = ({ sourceElement }) => 'stays' in sourceElement.dataset
  const goesOn = (ctx) =>
    ctx.request.method === 'POST' && ctx.response.status !== 422 && !isSearch(ctx) && !stays(ctx)
  // A button that swaps by itself goes on with its form.
  const send = ({ sourceElement }) => (sourceElement.form || sourceElement).submit()
  document.addEventListener('htmx:after:request', ({ detail: { ctx } }) => {
    if (goesOn(ctx) && ctx.response.status === 204) send(ctx)
  })

  // What is typed or ticked while a form has asked is not put back by the answer: what asks for it is on its way.
  const changes = new WeakMap()
  const asksOn = (form, kind) => form?.getAttribute('hx-trigger')?.startsWith(kind)
  const change = ({ type, target }) => asksOn(target.form, type) && changes.set(target.form, {})
  for (const kind of ['input', 'change']) document.addEventListener(kind, change, true)
  document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
    ctx.changes = changes.get(ctx.sourceElement)
  })
  const isOld = (ctx) => isSearch(ctx) && ctx.changes !== changes.get(ctx.sourceElement)

  // What was typed before this script was there is asked for, too.
  document.addEventListener('DOMContentLoaded', () => {
    const { form, value, defaultValue = value } = document.activeElement
    if (value !== defaultValue && asksOn(form, 'input'))
      document.activeElement.dispatchEvent(new Event('input', { bubbles: true }))
  })

  const asked = ({ select }) => (select?.startsWith('#') ? select.slice(1) : '')

  // An answer without the part asked for is another page (nothing free, a fault): go there as a link would.
  document.addEventListener('htmx:before:swap', (event) => {
    const { ctx } = event.detail
    if (isOld(ctx)) {
      event.preventDefault()
      return
    }
    if (goesOn(ctx)) {
      event.preventDefault()
      send(ctx)
      return
    }
    const id = asked(ctx)
    if (!id || ctx.text.includes(`id="${id}"`)) return
    event.preventDefault()
    location.assign(ctx.response.raw.url)
  })

  // The appointment in the panel keeps its ring while the agenda is fetched again.
  let chosen = ''

  // The keyboard and the screen reader go on where the new content is.
  document.addEventListener('htmx:after:swap', (event) => {
    const { ctx } = event.detail
    const swapped = document.getElementById(asked(ctx))
    const isClick = ctx.request.method === 'POST'
    if (swapped?.id === 'panel' && !isClick) chosen = ctx.sourceElement.id
    // What a click changed stands in the agenda, too, and in its counters.
    if (isClick) document.getElementById('refresh')?.dispatchEvent(new Event('refresh'))
    for (const link of document.querySelectorAll('.ap > a')) {
      link.parentElement.classList.toggle('pick', link.id !== '' && link.id === chosen)
    }
    if (!swapped || isQuiet(ctx)) return
    const { top } = swapped.getBoundingClientRect()
    focus(swapped.querySelector('.es, h1') || swapped, top < 0 || top > window.innerHeight)
  })

  // Without an answer the browser's own page says what is wrong with the network.
  document.addEventListener('htmx:error', (event) => {
    const { ctx } = event.detail
    if (ctx?.request?.method === 'GET' && !isQuiet(ctx)) location.assign(ctx.request.action)
  })

  // Back to the practice's website after half a minute: said beforehand, stopped by any sign of life.
  const returning = document.querySelector('[data-return]')
  if (!returning || window.top !== window) return
  const signs = ['keydown', 'pointerdown', 'touchstart', 'wheel', 'scroll']
  const timer = setTimeout(() => location.assign(returning.dataset.return), 30000)
  const stay = () => {
    clearTimeout(timer)
    returning.textContent = ''
    returning.className = ''
    for (const sign of signs) window.removeEventListener(sign, stay)
  }
  // A live region speaks of what is put into it later, not of what it held from the start.
  setTimeout(() => {
    const note = document.createElement('p')
    note.textContent = returning.dataset.says
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'btn sec'
    button.textContent = returning.dataset.stay
    button.addEventListener('click', stay)
    returning.className = 'note'
    returning.append(note, button)
    for (const sign of signs) window.addEventListener(sign, stay, { passive: true })
  }, 500)
})()
