// Ledig: shows a booking page inside this one, as high as it is. The link does the same without this script.
;(() => {
  const own = document.currentScript
  const show = (place) => {
    const { ledig, title, shown } = place.dataset
    if (shown || !/^https?:\/\//.test(ledig)) return
    place.dataset.shown = 'yes'
    const { href, origin } = new URL(ledig)
    const link = place.querySelector('a') || place.appendChild(document.createElement('a'))
    link.href = href
    link.textContent = link.textContent.trim() || title || href
    const frame = document.createElement('iframe')
    const size = (height) => {
      frame.style.height = `${height}px`
    }
    frame.title = title || link.textContent
    frame.src = href
    frame.style.cssText = 'display:block;width:100%;border:0'
    size(600)
    let first = true
    let unsaid
    frame.onload = () => {
      // A page that does not answer scrolls by itself.
      clearTimeout(unsaid)
      unsaid = setTimeout(size, 500, 600)
      frame.contentWindow.postMessage('ledig', origin)
      if (!first && frame.getBoundingClientRect().top < 0) frame.scrollIntoView()
      first = false
    }
    window.addEventListener('message', ({ source, origin: from, data }) => {
      if (source !== frame.contentWindow || from !== origin || !(data.ledig > 0 && data.ledig < 50000)) return
      clearTimeout(unsaid)
      size(Math.ceil(data.ledig))
      link.hidden = true
    })
    place.prepend(frame)
  }
  const start = () => {
    const places = document.querySelectorAll('div[data-ledig]')
    places.forEach(show)
    if (!own || (!own.dataset.ledig && places.length)) return
    const place = document.createElement('div')
    place.dataset.ledig = own.dataset.ledig || `${new URL(own.src).origin}/book`
    place.dataset.title = own.dataset.title || ''
    own.after(place)
    show(place)
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
  else start()
})()
