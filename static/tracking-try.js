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

  // One after the other, as in a booking; "told" stands there only once the frame is open to hear it.
  const tellAll = (tell) => {
    document.querySelectorAll('[data-event]').forEach((cell, index) => {
      setTimeout(() => {
        tell(cell.dataset.event)
        cell.textContent = cell.dataset.told
      }, 400 * index)
    })
  }

  const run = () => {
    start.remove()
    say('opened')
    const silent = setTimeout(say, 8000, 'silent')
    let open = false
    let worst = ''
    const tell = openCounting((what) => {
      const [word, address = ''] = what.split(' ')
      if (word === 'ready' && !open) {
        open = true
        tellAll(tell)
      }
      if (['asked', 'blocked'].includes(word) && address) note(word, address)
      if (!['loaded', 'failed', 'threw'].includes(word) || worst === 'threw') return
      clearTimeout(silent)
      worst = word
      say(word)
    })
  }

  say('waiting')
  start.hidden = false
  start.querySelector('button').addEventListener('click', run)
})()
