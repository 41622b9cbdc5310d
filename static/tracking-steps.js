// Loaded after a visitor's yes only: which steps of a booking the practice's counting script is told, by name.
;(() => {
  const { counts } = document.currentScript.dataset

  // A page that comes back or is loaded again is no new step.
  const [came] = performance.getEntriesByType('navigation')
  const isNew = came?.type === 'navigate'

  if (counts === 'booking_completed') {
    if (isNew) openCounting()(counts)
    return
  }

  const tell = openCounting()

  // What was chosen on the page before is told here, where there is time for it: it stands behind the address's #.
  const chosen = ['type_selected', 'calendar_selected']
  const mark = location.hash.slice(1)
  const step = mark === 'counting' ? 'booking_init' : chosen.find((name) => name === mark)
  if (step) history.replaceState(history.state, '', location.pathname + location.search)
  if (step && isNew) tell(step)

  document.addEventListener('click', ({ target }) => {
    const choice = target.closest('.pick a')
    if (choice && chosen.includes(counts)) choice.hash = counts
    else if (target.closest('button[name="slot"]')) tell('date_selected')
    else if (target.closest('button, .btn')) tell('button')
  })
})()
