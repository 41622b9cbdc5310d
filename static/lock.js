// Rule 34 with script: a word before the page locks, and a cover instead of a loss. Without it the server does the same.
;(() => {
  const tabs = window.BroadcastChannel ? new BroadcastChannel('ledig') : undefined
  const tell = (word) => tabs && tabs.postMessage(word)
  if ('locked' in document.currentScript.dataset) tell('locked')
  const foot = document.getElementById('lock')
  if (!foot) return

  const { soon, title, lead, still, unlock, unsaved, user, seconds } = foot.dataset
  const [line, , stay] = foot.children
  const lockButton = document.querySelector('[data-lock]')
  const small = 'ledig-unlock'

  const make = (name, className, text, parent) => {
    const element = document.createElement(name)
    element.className = className
    element.textContent = text
    if (parent) parent.append(element)
    return element
  }

  // A live region speaks of what is put into it later.
  const region = make('div', '', '')
  region.id = 'stay'
  region.setAttribute('role', 'status')
  document.querySelector('header').after(region)
  stay.hidden = false
  stay.remove()

  const cover = make('main', 'door', '')
  const heading = make('h1', '', title, cover)
  make('p', '', lead, cover)
  make('p', 'note', still, cover)
  const way = make('a', 'btn', unlock, make('p', '', '', cover))
  way.href = '/staff/sign-in?next=/staff/stay'
  way.target = small
  heading.tabIndex = -1
  cover.hidden = true
  document.body.append(cover)

  let locksAt = Date.now() + seconds * 1000
  // Three minutes beforehand; less where the time of rest is short.
  const early = Math.min(180_000, (seconds * 1000) / 3)
  let warned = ''
  let focused

  // Shown in the place of everything that was there, which stays as it is: half a form, the place in it, the panel.
  const setCover = (on) => {
    if (cover.hidden !== on) return
    if (on) focused = document.activeElement
    for (const element of document.body.children) {
      if (element === cover || element.tagName === 'SCRIPT') continue
      if (on) element.toggleAttribute('data-was-hidden', element.hidden)
      element.hidden = on || element.hasAttribute('data-was-hidden')
    }
    cover.hidden = !on
    const next = on ? heading : focused
    if (next) next.focus({ preventScroll: true })
  }

  const isChanged = ({ type, value, defaultValue, checked, defaultChecked, options }) => {
    if (type === 'checkbox' || type === 'radio') return checked !== defaultChecked
    if (options) {
      const all = [...options]
      const first = all.some(({ defaultSelected }) => defaultSelected) ? -1 : 0
      return all.some(({ selected, defaultSelected }, at) => selected !== (defaultSelected || at === first))
    }
    return type !== 'hidden' && defaultValue !== undefined && value !== defaultValue
  }
  // A form on a page that answers one holds what was typed before, and the page cannot be had by its address.
  const isDirty = () =>
    [...document.querySelectorAll('main form[method="post"]:not([role="search"])')].some(
      (form) => 'posted' in foot.dataset || [...form.elements].some(isChanged),
    )

  const say = (text) => {
    region.textContent = ''
    // The head of a column stays in sight, and so does this.
    region.className = 'hd'
    return make('p', 'note warn', `${text} `, region)
  }
  // For shortcuts.js: what was typed stays, and why nothing happens is said.
  window.ledigMayLeave = () => {
    if (isDirty()) say(unsaved)
    return !isDirty()
  }

  const warn = (time) => {
    if (warned === time) return
    warned = time
    if (time) say(soon.replace('#', time)).append(stay)
    else {
      region.textContent = ''
      region.className = ''
    }
  }

  // What the server says of the lock with each answer: seconds, whose session it is, the time of day.
  const learn = (header) => {
    const [left, whose, time] = header.split(' ')
    if (whose !== user) {
      location.replace(isDirty() ? '/staff/agenda?dropped=1' : '/staff/agenda')
      return
    }
    locksAt = Date.now() + left * 1000
    line.textContent = line.dataset.says.replace('#', time)
    warn(left * 1000 <= early ? time : '')
    setCover(false)
  }

  const leave = () => {
    if (isDirty()) setCover(true)
    else location.replace(`/staff/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
  }

  const ask = async (address) => {
    try {
      const { headers, url } = await fetch(address)
      const header = headers.get('ledig-locks')
      if (header) learn(header)
      else if (cover.hidden && new URL(url).pathname === '/staff/sign-in') leave()
    } catch {
      // No network: the server locks by itself, and is asked again.
    }
  }
  // Asking quietly keeps nothing alive: another tab may have been used meanwhile.
  const look = () => ask('/staff/stay?quiet=1')

  tell('open')
  setInterval(() => {
    const left = locksAt - Date.now()
    if (cover.hidden && (left <= 0 || (left <= early && !warned))) look()
  }, 5000)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && (!cover.hidden || locksAt - Date.now() <= early)) look()
  })
  // Back must not show a page that was kept from before the lock.
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  if (tabs)
    tabs.addEventListener('message', ({ data }) => {
      if (cover.hidden === (data === 'locked')) look()
    })

  // The button takes the focus, and where it came from gets it back.
  let from
  region.addEventListener('focusin', ({ relatedTarget }) => {
    from = relatedTarget
  })
  stay.addEventListener('click', async (event) => {
    event.preventDefault()
    await ask(stay.href)
    const back = from && from.isConnected ? from : document.getElementById('main')
    if (cover.hidden) back.focus({ preventScroll: true })
  })

  // htmx: each answer says when the page locks; one from behind the lock must not take away what was typed.
  document.addEventListener('htmx:before:response', (event) => {
    const { headers } = event.detail.ctx.response
    const header = headers.get('ledig-locks')
    if (header) learn(header)
    else if ((headers.get('hx-redirect') || '').startsWith('/staff/sign-in') && isDirty()) {
      event.preventDefault()
      setCover(true)
    }
  })

  // The button that locks keeps half a form under the cover, too.
  lockButton.addEventListener('click', async (event) => {
    if (!isDirty()) return
    event.preventDefault()
    const body = new URLSearchParams(new FormData(lockButton.form))
    await fetch(lockButton.formAction, { method: 'POST', body })
    tell('locked')
    setCover(true)
  })

  way.addEventListener('click', (event) => {
    event.preventDefault()
    window.open(way.href, small, 'width=480,height=720')
  })
  if (window.name === small && document.querySelector('[data-close]')) window.close()
})()
