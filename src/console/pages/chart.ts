import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import { html } from 'hono/html'
import type { Html } from './layout.ts'

// Everything is drawn in percent of the frame, whose size the style sheet sets: bars grow with the window, letters do not.

/** Where the bars begin, the figures of the axis standing before them; where the top and the ground line are. */
const LEFT = 9
const TOP = 6
const GROUND = 88
/** Weeks with a date below them; on narrow windows every other of these. */
const MOST_LABELS = 12

export interface Series {
  readonly name: string
  /** One of `.s1` to `.s4` in figures.css. */
  readonly look: string
  readonly values: ReadonlyArray<number | null>
}

export interface Chart {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly labels: readonly string[]
  readonly series: readonly Series[]
}

/** Columns of what adds up, the first series at the bottom. */
export function stackedColumns(chart: Chart): Html {
  const rows = chart.labels.map((_, at) => chart.series.map(({ values }) => values[at] ?? 0))
  const layers = stack<unknown, readonly number[], number>()
    .keys(chart.series.map((_, at) => at))
    .value((row, key) => row[key] ?? 0)(rows)
  const y = scaleY(Math.max(...rows.map((row) => row.reduce((sum, value) => sum + value, 0))))
  const x = scaleX(chart)
  return figure(chart, y, (index) =>
    layers.map((layer, at) => {
      const [from, to] = layer[index] ?? [0, 0]
      if (from === to) return ''
      return html`<rect
        class="${chart.series[at]?.look ?? ''}"
        x="${percent(x(index) ?? 0)}"
        width="${percent(x.bandwidth())}"
        y="${percent(y(to))}"
        height="${percent(y(from) - y(to))}"
      />`
    }),
  )
}

/** Lines from week to week, broken where nothing was measured. */
export function lines(chart: Chart): Html {
  const measured = chart.series.flatMap(({ values }) => values.filter((value) => value !== null))
  const y = scaleY(Math.max(...measured, 0))
  const x = scaleX(chart)
  const middle = (index: number): string => percent((x(index) ?? 0) + x.bandwidth() / 2)
  return figure(chart, y, (index) =>
    chart.series.map(({ look, values }) => {
      const here = values[index] ?? null
      if (here === null) return ''
      const before = values[index - 1] ?? null
      return html`${
          before === null
            ? ''
            : html`<line
                class="${look}"
                x1="${middle(index - 1)}"
                y1="${percent(y(before))}"
                x2="${middle(index)}"
                y2="${percent(y(here))}"
              />`
        }<circle class="${look}" cx="${middle(index)}" cy="${percent(y(here))}" r="3" />`
    }),
  )
}

type Scale = ReturnType<typeof scaleLinear<number, number>>

function scaleY(most: number): Scale {
  return scaleLinear()
    .domain([0, Math.max(most, 1)])
    .range([GROUND, TOP])
    .nice(4)
}

function scaleX({ labels }: Chart) {
  return scaleBand<number>()
    .domain(labels.map((_, at) => at))
    .range([LEFT, 100])
    .paddingInner(0.25)
    .paddingOuter(0.15)
}

function figure(
  { id, title, description, labels, series }: Chart,
  y: Scale,
  drawn: (index: number) => unknown,
): Html {
  const x = scaleX({ id, title, description, labels, series })
  const every = Math.ceil(labels.length / MOST_LABELS)
  return html`<figure class="chart">
    <svg class="plot" role="img" aria-labelledby="${id}-ten ${id}-mo-ta">
      <title id="${id}-ten">${title}</title>
      <desc id="${id}-mo-ta">${description}</desc>
      ${y
        .ticks(4)
        .filter(Number.isInteger)
        .map(
          (tick) =>
            html`<line
                class="grid"
                x1="${LEFT}%"
                x2="100%"
                y1="${percent(y(tick))}"
                y2="${percent(y(tick))}"
              />
              <text class="tick" x="${LEFT - 1.5}%" y="${percent(y(tick))}" dy="0.32em">
                ${tick.toLocaleString('vi-VN')}
              </text>`,
        )}
      ${labels.map((_, index) => drawn(index))}
      ${labels.map((label, index) => {
        // Counted from the end: the week under way always has its date.
        const place = labels.length - 1 - index
        if (place % every !== 0) return ''
        return html`<text
          class="label ${(place / every) % 2 === 1 ? 'minor' : ''}"
          x="${percent((x(index) ?? 0) + x.bandwidth() / 2)}"
          y="97%"
        >
          ${label}
        </text>`
      })}
    </svg>
    <figcaption>
      <ul class="legend">
        ${series.map(
          ({ name, look }) =>
            html`<li>
              <svg class="swatch" aria-hidden="true"><rect class="${look}" width="100%" height="100%" /></svg
              >${name}
            </li>`,
        )}
      </ul>
    </figcaption>
  </figure>`
}

function percent(value: number): string {
  return `${value.toFixed(2)}%`
}
