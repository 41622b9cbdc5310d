// The test page of Settings: opens the frame as a booking page does, tells it every event once, and shows what comes of it.
;(() => {
  const state = document.getElementById('state')
  const left = document.getElementById('left')
  const start = document.getElementById('start')
  const seen = new Map()

  const say = (word) => {
    state.textContent = state.dataset[word]
    state.className = ['failed', 'threw', 'silent'].includes(word) ? 'note warn' : 'note'
  }

  // What the frame says is somebody else's text: shown as text, short, and not without end.
  const note = (word, address) => {
    const key = `${word} ${address}`
    if (!seen.has(key) && seen.size >= 30) return
    const line = seen.get(key) ?? { count: 0, item: left.appendChild(document.createElement('li')) }
    line.count += 1
    seen.set(key, line)
    line.item.textContent = `${left.dataset[word]} ${address.slice(0, 200)}${line.count > 1 ? ` × ${line.count}` : ''}`
    left.hidden = false
  }

  let silent
  const heard = (what) => {
    const [word, address = ''] = what.split(' ')
    if (['asked', 'blocked'].includes(word) && address) note(word, address)
    if (!['loaded', 'failed', 'threw'].includes(word)) return
    clearTimeout(silent)
    if (state.dataset.now !== 'threw') say(word)
    state.dataset.now = word
  }

  const run = () => {
    start.hidden = true
    say('opened')
    silent = setTimeout(say, 8000, 'silent')
    const tell = openCounting(heard)
    document.querySelectorAll('[data-event]').forEach((cell, index) => {
      setTimeout(() => {
        tell(cell.dataset.event)
        cell.textContent = cell.dataset.told
      }, 400 * index)
    })
  }

  say('waiting')
  start.hidden = false
  start.addEventListener('click', run)
})()
