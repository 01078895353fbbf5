// Stands on every page; none needs it. Whoever clicks twice on a slow line sends a form once: the second would be told that the
// first had changed everything under their hands.

const AGAIN_AFTER_MS = 10_000
const sent = new WeakSet()

document.addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || form.method !== 'post') return
  if (sent.has(form)) return event.preventDefault()
  sent.add(form)
  // The line may have broken before anything went out.
  setTimeout(() => sent.delete(form), AGAIN_AFTER_MS)
})
// Back to a page as it was left: what stood on its forms may be sent again.
addEventListener('pageshow', (event) => {
  if (event.persisted) for (const form of document.forms) sent.delete(form)
})
