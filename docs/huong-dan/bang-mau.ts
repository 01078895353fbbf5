import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** Pages have few colours: a picture of at most 256, found by number, takes a third of the room of a browser's. */

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const MOST_COLOURS = 256
/** Shades of a letter's edge that nobody tells apart become one. */
const SHADE = 0xf8f8f8

interface Pixels {
  readonly width: number
  readonly height: number
  /** `0xRRGGBB`, row by row. */
  readonly colours: Uint32Array
}

/** @param png as a browser writes it: eight bits a channel, not interlaced */
export function withFewColours(png: Buffer): Buffer {
  const { width, height, colours } = readPixels(png)
  const counts = new Map<number, Map<number, number>>()
  for (const colour of colours) {
    const alike = counts.get(colour & SHADE) ?? new Map<number, number>()
    alike.set(colour, (alike.get(colour) ?? 0) + 1)
    counts.set(colour & SHADE, alike)
  }
  const shades = [...counts]
    .map(([shade, alike]) => ({ shade, sum: sumOf(alike), colour: commonest(alike) }))
    .toSorted((a, b) => b.sum - a.sum)
  const palette = shades.slice(0, MOST_COLOURS).map(({ colour }) => colour)
  const places = new Map(
    shades.map(({ shade, colour }, at) => [shade, at < MOST_COLOURS ? at : nearest(palette, colour)]),
  )
  const rows = Buffer.alloc((width + 1) * height)
  colours.forEach((colour, at) => {
    rows[at + Math.floor(at / width) + 1] = places.get(colour & SHADE) ?? 0
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function readPixels(png: Buffer): Pixels {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const size = png[25] === 6 ? 4 : 3
  const data: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const filtered = inflateSync(Buffer.concat(data))
  const stride = width * size
  const bytes = Buffer.alloc(stride * height)
  const before = (at: number, isThere: boolean): number => (isThere ? (bytes[at] ?? 0) : 0)
  for (let row = 0; row < height; row += 1) {
    const filter = filtered[row * (stride + 1)] ?? 0
    for (let column = 0; column < stride; column += 1) {
      const at = row * stride + column
      const left = before(at - size, column >= size)
      const up = before(at - stride, row > 0)
      const corner = before(at - stride - size, row > 0 && column >= size)
      bytes[at] = (filtered[at + row + 1] ?? 0) + foretold(filter, left, up, corner)
    }
  }
  const colours = Uint32Array.from({ length: width * height }, (_, at) => bytes.readUIntBE(at * size, 3))
  return { width, height, colours }
}

/** What a filter of the PNG format expects of a byte from those beside it. */
function foretold(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4: {
      const guess = left + up - corner
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
      if (a <= b && a <= c) return left
      return b <= c ? up : corner
    }
    default:
      return 0
  }
}

function sumOf(counts: ReadonlyMap<number, number>): number {
  return counts.values().reduce((sum, count) => sum + count, 0)
}

function commonest(counts: ReadonlyMap<number, number>): number {
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0]
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((one) => {
    const there = channels(one)
    return channels(colour).reduce((sum, channel, at) => sum + (channel - (there[at] ?? 0)) ** 2, 0)
  })
  return distances.indexOf(Math.min(...distances))
}

function channels(colour: number): readonly number[] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
