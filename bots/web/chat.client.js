// The page works without this script. With it, answers come by themselves and sending loads nothing anew.

const log = document.querySelector('#tro-chuyen')
const form = document.querySelector('#gui')
const field = document.querySelector('#cau-hoi')
const fault = document.querySelector('#loi')
const working = document.querySelector('#dang-lam')

const REST_MS = 1000
const LONGEST_REST_MS = 30_000
// A network that hangs says nothing for minutes: longer than the server ever takes, then it is given up.
const LOOK_WITHIN_MS = 40_000
const SEND_WITHIN_MS = 30_000
const SLOW_SEND_MS = 1000

let looking = new AbortController()
let sending = false
/** What is being sent takes long, and that is what the page says. */
let slowly = false
/** Whether the desk is at work on something, as it said last. */
let atWork = !working.hidden
/** Something was taken in, and nothing of it has come back yet. */
let waiting = false

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
  const { signal } = looking
  const {
    lines,
    working: isWorking,
    goneBefore,
    stranger,
  } = await inTime(looking, LOOK_WITHIN_MS, async () => {
    // Else a browser lets a tab wait for what another one asks of the same address, which may take a whole look.
    const response = await fetch(`/tin-moi?sau=${after}&tu=${shown}`, { signal, cache: 'no-store' })
    if (!response.ok) throw new Error(String(response.status))
    return response.json()
  })
  if (goneBefore !== undefined) {
    forget(goneBefore)
    tellTabs(goneBefore)
  }
  if (lines.length > 0) show(lines)
  // A browser that keeps no cookie is somebody else each time it asks: no answer will ever show.
  if (stranger && waiting) complain(form.dataset.needsCookie)
  if (stranger || lines.length > 0) waiting = false
  atWork = isWorking
  if (!slowly) working.hidden = !isWorking
  return lines.length
}

/** Does something, and ends it through its controller when the time is over. */
async function inTime(controller, ms, work) {
  const over = setTimeout(() => controller.abort(), ms)
  try {
    return await work()
  } finally {
    clearTimeout(over)
  }
}

function show(lines) {
  const pressed = document.activeElement?.closest('form.choices, form.welcome')
  if (log.childElementCount === 0) beginConversation()
  for (const choices of log.querySelectorAll('form.choices')) choices.remove()
  document.querySelector('#cuoi')?.removeAttribute('id')
  const known = log.childElementCount
  log.insertAdjacentHTML('beforeend', lines.map(({ html }) => html).join(''))
  const first = opening(log.children[known])
  // Whoever pressed a button that is gone now would be thrown back to the top of the page.
  if (pressed) {
    first.tabIndex = -1
    first.focus({ preventScroll: true })
  }
  const smooth = !matchMedia('(prefers-reduced-motion: reduce)').matches
  first.scrollIntoView({ block: 'start', behavior: smooth ? 'smooth' : 'auto' })
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

/** What is going on, below the last line. */
function tell(text) {
  working.firstElementChild.textContent = text
  working.hidden = false
}

/** Whatever is sent next, the same words too, is then a message of its own. */
function renewForms(formId) {
  for (const hidden of document.querySelectorAll('input[name="ma"]')) hidden.value = formId
}

/** @returns what the server made of it; without a reason where nothing came back */
async function post(data) {
  const giveUp = new AbortController()
  const { signal } = giveUp
  try {
    return await inTime(giveUp, SEND_WITHIN_MS, async () => {
      const headers = { Accept: 'application/json' }
      const response = await fetch('/', { method: 'POST', body: data, headers, signal })
      return { ok: response.ok, ...(await response.json()) }
    })
  } catch {
    return { ok: false }
  }
}

async function send(from, submitter) {
  const data = new URLSearchParams(new FormData(from))
  if (submitter.name !== '') data.set(submitter.name, submitter.value)
  const typed = field.value
  const last = log.lastElementChild
  const slow = setTimeout(() => {
    slowly = true
    tell(form.dataset.sending)
  }, SLOW_SEND_MS)
  sending = true
  complain('')
  const { ok, formId, fault: why } = await post(data)
  sending = false
  slowly = false
  clearTimeout(slow)
  if (formId !== undefined) renewForms(formId)
  // On a slow network the answer may be there before it is known that the question was taken in.
  const isNext = ok && log.lastElementChild === last
  atWork ||= isNext
  tell(form.dataset.working)
  working.hidden = !atWork
  if (!ok) return complain(why ?? form.dataset.notSent)
  waiting = isNext
  if (from === form && field.value.startsWith(typed)) {
    // What was typed meanwhile stays. Emptied by itself, the field would be marked as one that lacks its words.
    const meanwhile = field.value.slice(typed.length).trimStart()
    form.reset()
    field.value = meanwhile
  }
  looking.abort()
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
