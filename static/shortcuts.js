// Alt+Shift and a letter, for whoever has switched that on; listed at /staff/help/keyboard.
;(() => {
  const { today } = document.currentScript.dataset
  const query = new URLSearchParams(location.search)
  const onAgenda = location.pathname === '/staff/agenda'

  const date = () => (onAgenda && /^\d{4}-\d\d-\d\d$/.test(query.get('date') || '') ? query.get('date') : today)
  // The agenda knows its own steps, a day or a week; from anywhere else they are counted from today.
  const step = (letter, days) => {
    const own = document.querySelector(`a[data-key="${letter}"]`)
    const day = new Date(`${today}T12:00:00Z`)
    day.setUTCDate(day.getUTCDate() + days)
    go(own ? own.href : days === 0 ? '/staff/agenda' : `/staff/agenda?date=${day.toISOString().slice(0, 10)}`)
  }

  const go = (address) => {
    // A shortcut is pressed too easily to lose half a form by it.
    if (window.ledigMayLeave()) location.assign(address)
  }
  const search = () => {
    const field = document.querySelector('[role="search"] [type="search"], [role="search"] [type="text"]')
    if (field) field.select()
    if (field) field.focus()
    else go('/staff/patients#q')
  }
  const does = {
    S: search,
    T: () => step('T', 0),
    J: () => step('J', 1),
    K: () => step('K', -1),
    N: () => go(onAgenda && query.has('date') ? `/staff/appointments/new?date=${date()}` : '/staff/appointments/new'),
    L: () => document.querySelector('[data-lock]').click(),
  }

  const isField = (element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.isContentEditable

  document.addEventListener('keydown', (event) => {
    const { key, code, altKey, shiftKey, ctrlKey, metaKey, isComposing, repeat, target } = event
    if (!altKey || !shiftKey || ctrlKey || metaKey || isComposing || repeat) return
    if (event.getModifierState('AltGraph')) return
    // Under the cover of a lock there is nothing to act on.
    if (document.querySelector('header').hidden) return
    // The letter that is printed on the key; where the keys write another sign (a Mac), the place of the key counts.
    const isLetter = /^[a-z]$/i.test(key)
    const letter = isLetter ? key.toUpperCase() : code.replace(/^Key/, '')
    if (!Object.hasOwn(does, letter)) return
    // In a field that sign is what somebody wants to write.
    if (!isLetter && isField(target)) return
    event.preventDefault()
    does[letter]()
  })
})()
