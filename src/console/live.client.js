// What others do is said as it happens, on a ticket and above a queue. Every page works without this script.

const COME_AGAIN_MS = 30_000

const live = document.querySelector('[data-live]')
let source

function listen() {
  if (source !== undefined || document.hidden) return
  source = new EventSource(live.dataset.live)
  source.addEventListener('tin', ({ data }) => show(JSON.parse(data)))
  source.addEventListener('het', () => hush())
  source.addEventListener('error', () => {
    // Refused, not cut: the browser does not come again by itself.
    if (source?.readyState !== EventSource.CLOSED) return
    hush()
    setTimeout(listen, COME_AGAIN_MS)
  })
}

function hush() {
  source?.close()
  source = undefined
}

function show({ others: there, news, draft, draftNews }) {
  const line = live.querySelector('[data-others]')
  if (line) {
    line.textContent = there
    line.hidden = there === ''
  }
  const told = live.querySelector('[data-news]')
  told.firstElementChild.textContent = news
  told.hidden = news === ''
  // The box it concerns belongs to another script, which may not be on the page.
  if (draftNews) document.dispatchEvent(new CustomEvent('ban-thao', { detail: { draft, draftNews } }))
}

if (live) {
  const link = live.querySelector('[data-news] a')
  if (link.getAttribute('href') === '') link.href = location.href
  listen()
  // A tab nobody looks at keeps no connection: browsers have few for one server.
  document.addEventListener('visibilitychange', () => (document.hidden ? hush() : listen()))
}
