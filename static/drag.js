// By mouse: an appointment that is dragged to a free time opens the form that moves it, with that time in it. Nothing moves
// by itself, and the form and "Move in the agenda" do the same without a mouse or a script.
;(() => {
  let dragged = ''
  const around = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null)
  const freeTime = (event) => (dragged === '' ? null : around(event, '.free a[href]'))

  document.addEventListener('dragstart', (event) => {
    const path = around(event, '.ap a[href]')?.pathname ?? ''
    dragged = /^\/staff\/appointments\/\d+$/.test(path) ? path : ''
  })
  document.addEventListener('dragend', () => {
    dragged = ''
  })
  document.addEventListener('dragover', (event) => {
    if (freeTime(event)) event.preventDefault()
  })
  document.addEventListener('drop', (event) => {
    const link = freeTime(event)
    if (!link) return
    event.preventDefault()
    const there = new URL(link.href).searchParams
    const wish = ['date', 'time', 'practitioner', 'room'].flatMap((name) =>
      there.has(name) ? [[name, there.get(name)]] : [],
    )
    location.assign(`${dragged}/move?${new URLSearchParams(wish)}`)
  })
})()
