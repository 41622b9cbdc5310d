// Opens the frame in which the practice's counting script lives, at an origin of its own, and gives back how to tell it the
// name of an event (docs/tracking.md). What the frame says goes to `heard`; a booking page listens to nothing but "ready".
const openCounting = (heard = () => {}) => {
  const frame = document.createElement('iframe')
  const limits = {
    sandbox: 'allow-scripts',
    referrerpolicy: 'no-referrer',
    credentialless: '',
    'aria-hidden': 'true',
    tabindex: '-1',
  }
  for (const [name, value] of Object.entries(limits)) frame.setAttribute(name, value)
  frame.hidden = true
  frame.src = '/tracking/frame'
  let ready = false
  const waiting = []

  window.addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow || typeof data !== 'string') return
    if (data === 'ready' && !ready) {
      ready = true
      for (const name of waiting) frame.contentWindow.postMessage(name, '*')
    }
    heard(data)
  })

  // Nothing that is read or pressed waits for it.
  const show = () => document.body.append(frame)
  if (document.readyState === 'complete') show()
  else window.addEventListener('load', show)

  return (name) => {
    if (ready) frame.contentWindow?.postMessage(name, '*')
    else waiting.push(name)
  }
}
