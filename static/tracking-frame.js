// Runs in the frame at /tracking/frame, whose origin is its own. The practice's counting script lives here and learns
// the names of events; docs/tracking.md says which. The page around it is told what became of that script.
;(() => {
  const { kind, id, script, events } = document.currentScript.dataset
  const names = events.split(' ')
  const { origin, href } = location
  const report = (what) => parent.postMessage(what, '*')

  // There is no storage here, and asking for it is an error at which scripts stop. These forget everything.
  const forgetful = () => {
    const kept = new Map()
    return {
      getItem: (name) => kept.get(`${name}`) ?? null,
      setItem: (name, value) => void kept.set(`${name}`, `${value}`),
      removeItem: (name) => void kept.delete(`${name}`),
      clear: () => kept.clear(),
      key: (index) => [...kept.keys()][index] ?? null,
      get length() {
        return kept.size
      },
    }
  }
  const stands = (object, name, what) => Object.defineProperty(object, name, { configurable: true, ...what })
  stands(document, 'cookie', { get: () => '', set: () => {} })
  stands(window, 'localStorage', { value: forgetful() })
  stands(window, 'sessionStorage', { value: forgetful() })

  // What leaves, for the test page: hosts and paths, as the browser saw them.
  const about = (address) => {
    const url = new URL(address, href)
    return url.origin === origin ? '' : url.origin + url.pathname
  }
  const tellOf = (what, address) => URL.canParse(address, href) && about(address) && report(`${what} ${about(address)}`)
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => tellOf('blocked', blockedURI))
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) tellOf('asked', name)
  }).observe({ type: 'resource', buffered: true })

  window.dataLayer = []
  function gtag() {
    // Google reads the arguments object itself.
    // biome-ignore lint/complexity/noArguments: see above
    window.dataLayer.push(arguments)
  }
  const kinds = {
    ga4: {
      start() {
        const no = { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied' }
        gtag('js', new Date())
        gtag('consent', 'default', { ...no, analytics_storage: 'granted' })
        gtag('config', id, {
          send_page_view: false,
          allow_google_signals: false,
          allow_ad_personalization_signals: false,
          page_location: href,
          page_referrer: '',
          transport_type: 'beacon',
        })
      },
      tell: (name) => gtag('event', name),
    },
    matomo: {
      start() {
        window._paq = [
          ['disableCookies'],
          ['disableBrowserFeatureDetection'],
          ['alwaysUseSendBeacon'],
          ['setReferrerUrl', ''],
          ['setTrackerUrl', new URL('matomo.php', script).href],
          ['setSiteId', id],
        ]
      },
      tell: (name) => window._paq.push(['trackEvent', 'booking', name]),
    },
    own: {
      start() {},
      tell(name) {
        window.dataLayer.push({ event: name })
        window.dispatchEvent(new CustomEvent('ledig', { detail: name }))
      },
    },
  }
  const { start, tell } = kinds[kind]

  window.addEventListener('message', ({ source, data }) => {
    if (source === parent && names.includes(data)) tell(data)
  })
  window.addEventListener('error', ({ target }) => target === window && report('threw'))

  start()
  const element = document.createElement('script')
  element.dataset.id = id
  element.src = script
  element.onload = () => report('loaded')
  element.onerror = () => report('failed')
  document.head.append(element)
  report('ready')
})()
