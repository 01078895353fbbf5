// Every page works without this script. With it, drafts are saved as one types, provisions are looked up without leaving the
// page, and what others do is said as it happens. Nothing is ever loaded over what is being typed.

const SAVE_AFTER_MS = 1200
const RETRY_MS = 10_000
const JSON_WANTED = { Accept: 'application/json' }

const bar = document.querySelector('[data-draft]')
const form = bar?.closest('form')
const box = form?.querySelector('textarea[name="text"]')
const seen = bar?.querySelector('input[name="ban-thao"]')
const status = bar?.querySelector('[data-draft-status]')
const tokens = document.querySelectorAll('input[name="csrf"]')
let csrf = tokens[0]?.value ?? ''

// --- the shared draft ---

let saved = box?.value ?? ''
let saving = false
let timer
let conflict
/** The session has ended: until its official has signed in again, in another window, nothing can be saved. */
let isSignedOut = false

const isDirty = () => box !== null && box !== undefined && box.value !== saved
const say = (text) => (status.textContent = text)

function saveSoon(ms = SAVE_AFTER_MS) {
  clearTimeout(timer)
  timer = setTimeout(() => void save(), ms)
}

async function save() {
  if (box === undefined || box === null || saving || conflict !== undefined || !isDirty()) return
  saving = true
  const text = box.value
  try {
    if (isSignedOut) await takeNewToken()
    else say(bar.dataset.saving)
    const body = new URLSearchParams({ csrf, text, 'ban-thao': seen.value })
    const response = await fetch(bar.dataset.draft, { method: 'POST', body, headers: JSON_WANTED })
    isSignedOut = isAnotherSession(response)
    const told = await response.json()
    if (told.kind === 'saved') {
      saved = text
      seen.value = String(told.revision)
      say(told.said)
    } else if (told.kind === 'moved_on') choose(told)
    else say(told.said)
  } catch {
    say(isSignedOut ? bar.dataset.signedOut : bar.dataset.unsaved)
    saveSoon(RETRY_MS)
  } finally {
    saving = false
  }
  if (box.value !== text) saveSoon()
}

/** Told in a page and not in JSON: nobody is signed in, or by another session than this page's. */
function isAnotherSession(response) {
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
  return isPage && (response.status === 401 || response.status === 403)
}

/** Once the same official has signed in elsewhere in this browser, every form of this page is theirs again. */
async function takeNewToken() {
  const response = await fetch(bar.dataset.draft, { headers: JSON_WANTED })
  const told = await response.json()
  if (told.official !== bar.dataset.official) throw new Error('somebody else is signed in')
  csrf = told.csrf
  for (const token of tokens) token.value = csrf
}

/** Somebody else has written: both texts beside each other, and whoever types chooses. */
function choose({ revision, text, words }) {
  // Both went on from the same text and this one has added nothing: theirs is simply newer.
  if (!isDirty()) return take(text, revision, '')
  conflict = document.createElement('div')
  conflict.className = 'notice warning'
  conflict.setAttribute('role', 'alert')
  conflict.dataset.conflict = ''
  const line = (tag, content) => {
    const element = document.createElement(tag)
    element.textContent = content
    conflict.append(element)
    return element
  }
  line('p', words.said)
  line('strong', words.theirs)
  line('p', text).className = 'said'
  const keep = (label, chosen) => {
    const button = line('button', label)
    button.type = 'button'
    button.className = 'secondary'
    button.addEventListener('click', () => {
      const mine = box.value
      conflict.remove()
      conflict = undefined
      seen.value = String(revision)
      saved = text
      box.value = chosen(mine)
      say('')
      box.focus()
      void save()
    })
  }
  keep(words.keepMine, (mine) => mine)
  keep(words.keepTheirs, () => text)
  keep(words.keepBoth, (mine) => `${text}\n\n${mine}`)
  box.after(conflict)
  say(words.said)
}

function take(text, revision, said) {
  saved = text
  box.value = text
  seen.value = String(revision)
  say(said)
}

/** What others saved comes into a box nobody is typing in; otherwise it is said, and the next saving asks. */
async function others(revision, news) {
  if (box === undefined || box === null || conflict !== undefined || saving) return
  if (revision <= Number(seen.value)) return
  if (isDirty() || document.activeElement === box) return say(news)
  const response = await fetch(bar.dataset.draft, { headers: JSON_WANTED })
  if (!response.ok) return
  const told = await response.json()
  if (!isDirty() && document.activeElement !== box) take(told.text, told.revision, told.said)
}

document.addEventListener('ban-thao', ({ detail: { draft, draftNews } }) => void others(draft, draftNews))

if (box) {
  box.addEventListener('input', () => saveSoon())
  box.addEventListener('blur', () => saveSoon(0))
  document.addEventListener('visibilitychange', () => document.hidden && void save())
  // While one reads a page that is being left, the browser itself sends what is still unsaved.
  addEventListener('pagehide', () => {
    if (!isDirty() || conflict !== undefined) return
    const body = new URLSearchParams({ csrf, text: box.value, 'ban-thao': seen.value })
    void fetch(bar.dataset.draft, { method: 'POST', body, headers: JSON_WANTED, keepalive: true }).catch(
      () => {},
    )
  })
  form.addEventListener('submit', (event) => {
    if (event.submitter !== bar.querySelector('button')) return
    event.preventDefault()
    if (document.activeElement?.id === 'tim') return void find()
    void save()
  })
}

/** Puts words where the cursor is, with a space where they would touch others. */
function insert(words, between = ' ') {
  const { selectionStart: from, selectionEnd: to, value } = box
  const before = value.slice(0, from)
  const gap = before === '' || /\s$/.test(before) ? '' : between
  box.setRangeText(gap + words, from, to, 'end')
  box.focus()
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

// --- provisions, and answers given before ---

const picker = document.querySelector('[data-picker]')
const field = picker?.querySelector('input[name="tim"]')
const list = picker?.querySelector('[data-picked]')

async function find() {
  const response = await fetch(`${picker.dataset.picker}?${new URLSearchParams({ tim: field.value })}`, {
    headers: JSON_WANTED,
  }).catch(() => undefined)
  if (!response?.ok) return
  // Made and escaped by the server, as it stands in the page without script.
  list.innerHTML = (await response.json()).html
  nameButtons()
}

/** With a box to write in, a citation goes to the cursor, not to the end. */
function nameButtons() {
  if (!box) return
  for (const button of document.querySelectorAll('[data-here]')) {
    button.textContent = button.dataset.here
    button.setAttribute('aria-label', `${button.dataset.here}: ${button.dataset.insert}`)
  }
}

if (picker) {
  nameButtons()
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    void find()
  })
  picker.querySelector('button').addEventListener('click', (event) => {
    event.preventDefault()
    void find()
  })
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-insert], [data-use]')
  if (!button || !box) return
  event.preventDefault()
  if (button.dataset.insert !== undefined) return insert(button.dataset.insert)
  box.setSelectionRange(box.value.length, box.value.length)
  insert(button.dataset.use, '\n\n')
})

// --- keys ---

const keys = document.querySelector('[data-keys]')

document.addEventListener('keydown', (event) => {
  if (event.isComposing) return
  const { key, ctrlKey, metaKey, altKey } = event
  if ((ctrlKey || metaKey) && key === 'Enter' && form && document.activeElement === box) {
    const preview = [...form.querySelectorAll('button')].find((button) => !button.hasAttribute('formaction'))
    if (preview) {
      event.preventDefault()
      form.requestSubmit(preview)
    }
    return
  }
  if ((ctrlKey || metaKey) && key.toLowerCase() === 's' && box) {
    event.preventDefault()
    void save()
    return
  }
  if (ctrlKey || metaKey || altKey || event.target.matches?.('input, textarea, select')) return
  const goes = {
    '/': () => field?.focus(),
    b: () => box?.focus(),
    '?': () => keys && (keys.open = !keys.open),
  }[key]
  if (goes === undefined) return
  event.preventDefault()
  goes()
  if (key === '?' && keys?.open) keys.scrollIntoView({ block: 'nearest' })
})
