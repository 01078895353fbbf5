import { Hono } from 'hono'
import type { Context } from 'hono'
import { html } from 'hono/html'
import * as z from 'zod'
import { workingCalendar } from '../clocks/calendar.ts'
import { changeYear } from '../clocks/change-year.ts'
import { compareYears, workingDaysOf } from '../clocks/compare-years.ts'
import { due } from '../clocks/due.ts'
import { USUAL_LIMITS } from '../clocks/limits.ts'
import type { YearCalendar } from '../clocks/year.ts'
import { FIRST_YEAR, LAST_YEAR, readYear, yearHistory } from '../clocks/years.ts'
import type { KeptYear } from '../clocks/years.ts'
import type { Desk } from '../domain/desk.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { dayName, vietnamDay } from '../domain/working-calendar.ts'
import { mayChangeClocks, maySeeClocks } from '../officials/may.ts'
import { sameSecret } from '../officials/token.ts'
import { editorName } from './editor-name.ts'
import { refuse } from './guard.ts'
import type { Guarded } from './guard.ts'
import { keptForm, showKept } from './kept-form.ts'
import { calendarEditPage } from './pages/calendar-edit.ts'
import { calendarPage } from './pages/calendar.ts'
import { changeList } from './pages/calendar-parts.ts'
import type { Html } from './pages/layout.ts'
import { CALENDAR, EDIT_YEAR, limitInWords, sampleDue, workingDaysChange } from './phrases-calendar.ts'
import { readYearForm, yearSeal } from './year-form.ts'

const EDITIONS = 20

const Field = z.union([z.string(), z.array(z.string())])
const YearFields = z.record(z.string(), Field)
type YearFields = z.infer<typeof YearFields>

const Year = z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR)

/** The working calendar: seen by whoever sees clocks, changed by administrators, a year at a time. */
export function calendarRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  app.get('/', async (c) => {
    if (!maySeeClocks(c.var.who.official)) return refuse(c, 'forbidden')
    const now = desk.clock()
    const year = Year.catch(Number(dayName(vietnamDay(now)).slice(0, 4))).parse(c.req.query('nam'))
    const [kept, editions] = await Promise.all([
      readYear(desk.store, year),
      yearHistory(desk.store, year, EDITIONS),
    ])
    const history = await Promise.all(
      editions.map(async ({ before, calendar, by, at }) => ({
        who: await editorName(desk.store, by),
        at,
        note: calendar.note,
        changes: compareYears(before, calendar),
      })),
    )
    const news = c.req.query('da-luu') === undefined ? {} : { news: CALENDAR.saved }
    return c.html(calendarPage(c.var.who, { kept, history, now, ...news }))
  })

  app.get('/:year/sua', async (c) => {
    const kept = await asked(c)
    if (kept === 'forbidden' || kept === 'unknown') return refuse(c, kept)
    const { year, calendar, revision } = kept
    return c.html(calendarEditPage(c.var.who, { year, draft: calendar, seen: revision }))
  })

  app.post('/:year/xem-truoc', async (c) => {
    const kept = await asked(c)
    if (kept === 'forbidden' || kept === 'unknown') return refuse(c, kept)
    return lookFirst(c, kept.year)
  })

  // As it would change the year now; nothing is written by looking.
  app.get('/:year/xem-truoc', async (c) => {
    const kept = await asked(c)
    if (kept === 'forbidden' || kept === 'unknown') return refuse(c, kept)
    const { year } = kept
    const form = await keptForm(desk, c, aboutYear(year), YearFields)
    if (form === undefined) return c.redirect(`/console/lich/${year}/sua`, 303)
    const { calendar, seen } = readYearForm(year, form)
    // Back from what came after: the year is as it was wanted.
    const isDone = calendar !== undefined && seen !== kept.revision && isSame(kept.calendar, calendar)
    return isDone ? c.redirect(`/console/lich?nam=${year}`, 303) : preview(c, kept, form)
  })

  app.post('/:year/luu', async (c) => {
    const kept = await asked(c)
    if (kept === 'forbidden' || kept === 'unknown') return refuse(c, kept)
    const { year } = kept
    const { calendar, seen, seal } = readYearForm(year, await fieldsOf(c))
    // Whatever was not looked at as it is now is looked at first.
    if (calendar === undefined || !sameSecret(seal, yearSeal(c.var.who, year, calendar, seen))) {
      return lookFirst(c, year)
    }
    const saved = await changeYear(desk, c.var.who.official, { year, calendar, seen })
    if (saved === 'forbidden') return refuse(c, saved)
    if (saved === 'moved_on') return lookFirst(c, year)
    return c.redirect(`/console/lich?nam=${year}&da-luu=1`, 303)
  })

  // The addresses that a form sent back leaves in the browser, opened again by themselves.
  app.get('/:year/luu', (c) => c.redirect(`/console/lich/${c.req.param('year')}/sua`, 303))

  async function asked(c: Context<Guarded>): Promise<KeptYear | 'forbidden' | 'unknown'> {
    if (!mayChangeClocks(c.var.who.official)) return 'forbidden'
    const year = Year.safeParse(c.req.param('year'))
    return year.success ? readYear(desk.store, year.data) : 'unknown'
  }

  async function lookFirst(c: Context<Guarded>, year: number): Promise<Response> {
    const path = `/console/lich/${year}/xem-truoc`
    return showKept(desk, c, { about: aboutYear(year), path, form: await fieldsOf(c) })
  }

  /** The form again, with what it would change now; it can be saved when it is in order and changes something. */
  function preview(c: Context<Guarded>, kept: KeptYear, form: YearFields): Response | Promise<Response> {
    const { year, revision } = kept
    const { draft, calendar, faults, seen } = readYearForm(year, form)
    const movedOn = seen !== revision
    const shown = { year, draft: calendar ?? draft, seen: revision, faults, movedOn }
    if (calendar === undefined) return c.html(calendarEditPage(c.var.who, shown), 400)
    const changes = whatChanges(kept, calendar, desk.clock())
    const seal = isSame(kept.calendar, calendar)
      ? {}
      : { seal: yearSeal(c.var.who, year, calendar, revision) }
    return c.html(calendarEditPage(c.var.who, { ...shown, changes, ...seal }), movedOn ? 409 : 200)
  }

  return app
}

function aboutYear(year: number): string {
  return `lich-${year}`
}

/** The form's fields as text; a file among them is none. */
async function fieldsOf(c: Context<Guarded>): Promise<YearFields> {
  const body = Object.entries(await c.req.parseBody({ all: true }))
  return Object.fromEntries(
    body.flatMap(([name, value]) => {
      const field = Field.safeParse(value)
      return field.success ? [[name, field.data]] : []
    }),
  )
}

function isSame(before: YearCalendar, after: YearCalendar): boolean {
  return before.note === after.note && compareYears(before, after).length === 0
}

function whatChanges({ year, calendar: before }: KeptYear, after: YearCalendar, now: Date): Html {
  if (isSame(before, after)) return html`<p>${EDIT_YEAR.nothing}</p>`
  const limit = USUAL_LIMITS.answer
  const clock = { startedAt: now, limit, pauses: [], extendedTo: null }
  const [from = '', to = ''] = [before, after].map((calendar) => {
    const ends = due(clock, workingCalendar(new Map([[year, calendar]])))
    return ends === null ? '' : vietnamTime(ends)
  })
  return html`${changeList(compareYears(before, after))}
    <p>${workingDaysChange(workingDaysOf(year, before), workingDaysOf(year, after))}</p>
    ${from === to ? '' : html`<p>${sampleDue(limitInWords(limit), from, to)}</p>`}`
}
