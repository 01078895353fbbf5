// The page works without this script. With it, answers come by themselves and sending loads nothing anew.

const log = document.querySelector('#tro-chuyen')
const form = document.querySelector('#gui')
const field = document.querySelector('#cau-hoi')
const fault = document.querySelector('#loi')
const working = document.querySelector('#dang-lam')

const REST_MS = 1000
const LONGEST_REST_MS = 30_000

let looking = new AbortController()
let sending = false

/** The conversation's other tabs in this browser; a browser may be too old for it. */
const tabs = window.BroadcastChannel && new BroadcastChannel('tro-chuyen')

/** Sending ends a rest as well as a look. */
const rest = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
    looking.signal.addEventListener('abort', resolve, { once: true })
  })

/** Somebody should be looking at the page; a tab in the background asks for nothing. */
async function untilSeen() {
  if (!document.hidden) return
  await new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }))
  await untilSeen()
}

async function keepLooking() {
  let failures = 0
  for (;;) {
    await untilSeen()
    try {
      const news = await look()
      failures = 0
      if (news === 0) await rest(REST_MS)
    } catch {
      // Sending cuts a look short; anything else is the network, which may come back.
      if (!looking.signal.aborted) {
        failures += 1
        await rest(Math.min(REST_MS * 2 ** failures, LONGEST_REST_MS))
      }
      looking = new AbortController()
    }
  }
}

/** @returns how many new lines came */
async function look() {
  const after = log.lastElementChild?.dataset.id ?? '0'
  const shown = log.firstElementChild?.dataset.id ?? '0'
  const response = await fetch(`/tin-moi?sau=${after}&tu=${shown}`, { signal: looking.signal })
  if (!response.ok) throw new Error(String(response.status))
  const { lines, working: isWorking, goneBefore } = await response.json()
  if (goneBefore !== undefined) {
    forget(goneBefore)
    tellTabs(goneBefore)
  }
  if (lines.length > 0) show(lines)
  working.hidden = !isWorking
  return lines.length
}

function show(lines) {
  if (log.childElementCount === 0) beginConversation()
  for (const choices of log.querySelectorAll('form.choices')) choices.remove()
  document.querySelector('#cuoi')?.removeAttribute('id')
  const known = log.childElementCount
  log.insertAdjacentHTML('beforeend', lines.map(({ html }) => html).join(''))
  const smooth = !matchMedia('(prefers-reduced-motion: reduce)').matches
  opening(log.children[known]).scrollIntoView({ block: 'start', behavior: smooth ? 'smooth' : 'auto' })
}

/** What is kept no more is not shown either. */
function forget(goneBefore) {
  for (const line of log.querySelectorAll('article')) {
    if (Number(line.dataset.id) < goneBefore) line.remove()
  }
}

function tellTabs(goneBefore) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
  tabs?.postMessage(goneBefore)
}

/** What greets a newcomer makes room. */
function beginConversation() {
  for (const greeting of document.querySelectorAll('.welcome')) greeting.remove()
  document.querySelector('h1').className = 'small'
  document.querySelector('#gioi-thieu').open = false
  document.querySelector('#moi').hidden = false
}

/** An answer is read from its question on, unless that fills the screen. */
function opening(line) {
  const before = line.previousElementSibling
  const isShortQuestion = before?.matches('.citizen') && before.offsetHeight < innerHeight / 4
  return isShortQuestion ? before : line
}

function complain(text) {
  fault.textContent = text
  fault.hidden = text === ''
}

/** Whatever is sent next, the same words too, is then a message of its own. */
function renewForms(formId) {
  for (const hidden of document.querySelectorAll('input[name="ma"]')) hidden.value = formId
}

async function send(from, submitter) {
  const data = new URLSearchParams(new FormData(from))
  if (submitter.name !== '') data.set(submitter.name, submitter.value)
  sending = true
  complain('')
  try {
    const response = await fetch('/', { method: 'POST', body: data, headers: { Accept: 'application/json' } })
    const { formId, fault: why } = await response.json()
    if (formId !== undefined) renewForms(formId)
    if (!response.ok) return complain(why ?? form.dataset.notSent)
    if (from === form) form.reset()
    working.firstElementChild.textContent = form.dataset.working
    working.hidden = false
    looking.abort()
  } catch {
    complain(form.dataset.notSent)
  } finally {
    sending = false
  }
}

document.addEventListener('submit', (event) => {
  // Begun anew at a machine that others use: the tabs have nothing to show either.
  if (event.target.matches('[action="/moi"]')) tellTabs(Infinity)
  // An old browser that does not say which button was pressed sends the form itself.
  if (!event.target.matches('form[data-chat]') || !event.submitter) return
  event.preventDefault()
  if (!sending) void send(event.target, event.submitter)
})

// On a keyboard, Enter sends and Shift+Enter starts a new line; on a phone Enter is a new line. While an input method
// is putting a syllable together, Enter belongs to it.
field.addEventListener('keydown', (event) => {
  const sends =
    event.key === 'Enter' && !event.shiftKey && !event.isComposing && matchMedia('(pointer: fine)').matches
  if (!sends) return
  event.preventDefault()
  form.requestSubmit(form.querySelector('button'))
})

// A tab in the background asks for nothing and is told by one that does; what is to be shown it fetches when it is seen.
tabs?.addEventListener('message', ({ data }) => forget(data))

// After a cut, or when the browser brings an old page back, what is shown may be gone: nobody waits out a long rest.
addEventListener('online', () => looking.abort())
addEventListener('pageshow', ({ persisted }) => persisted && looking.abort())

void keepLooking()
