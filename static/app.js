// Everything here is an extra: every page works without it.
;(() => {
  const focus = (element, scroll) => {
    if (!element.hasAttribute('tabindex')) element.setAttribute('tabindex', '-1')
    if (scroll) element.scrollIntoView()
    element.focus({ preventScroll: true })
  }

  const summary = document.querySelector('.es')
  if (summary) focus(summary, true)

  const asked = ({ select }) => (select?.startsWith('#') ? select.slice(1) : '')

  // An answer without the part asked for is another page (nothing free, a fault): go there as a link would.
  document.addEventListener('htmx:before:swap', (event) => {
    const { ctx } = event.detail
    const id = asked(ctx)
    if (!id || ctx.text.includes(`id="${id}"`)) return
    event.preventDefault()
    location.assign(ctx.response.raw.url)
  })

  // The keyboard and the screen reader go on where the new content is.
  document.addEventListener('htmx:after:swap', (event) => {
    const swapped = document.getElementById(asked(event.detail.ctx))
    if (!swapped) return
    const { top } = swapped.getBoundingClientRect()
    focus(swapped.querySelector('.es, h1') || swapped, top < 0 || top > window.innerHeight)
  })

  // Without an answer the browser's own page says what is wrong with the network.
  document.addEventListener('htmx:error', (event) => {
    const { ctx } = event.detail
    if (ctx?.request?.method === 'GET') location.assign(ctx.request.action)
  })

  // Back to the practice's website after half a minute: said beforehand, stopped by any sign of life.
  const returning = document.querySelector('[data-return]')
  const words = document.getElementById('returning')
  if (!returning || !words || window.top !== window) return
  const signs = ['keydown', 'pointerdown', 'touchstart', 'wheel', 'scroll']
  const timer = setTimeout(() => location.assign(returning.dataset.return), 30000)
  const stay = () => {
    clearTimeout(timer)
    returning.textContent = ''
    for (const sign of signs) window.removeEventListener(sign, stay)
  }
  // A live region speaks of what is put into it later, not of what it held from the start.
  setTimeout(() => {
    returning.append(words.content.cloneNode(true))
    returning.querySelector('button').addEventListener('click', stay)
    for (const sign of signs) window.addEventListener(sign, stay, { passive: true })
  }, 500)
})()
