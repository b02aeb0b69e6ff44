import { crc32, deflateSync } from "node:zlib"

type Colour = readonly [red: number, green: number, blue: number]

const chunk = (name: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(name), data])
  const bytes = Buffer.alloc(named.length + 8)
  bytes.writeUInt32BE(data.length)
  named.copy(bytes, 4)
  bytes.writeUInt32BE(crc32(named), named.length + 4)
  return bytes
}

/** Draws a PNG that goes from one colour to another, from left to right. Needs no package. */
export const draw = (width: number, height: number, from: Colour, to: Colour): Uint8Array => {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]) // 8 bits of red, green and blue
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  const stride = 1 + width * 3
  const rows = Buffer.alloc(stride * height)
  for (let x = 0; x < width; x++) {
    from.forEach((start, i) => rows[1 + x * 3 + i] = start + ((to[i] ?? 0) - start) * x / (width - 1))
  }
  // The filter of all other rows: the difference to the row above, which is none.
  for (let y = 1; y < height; y++) rows[y * stride] = 2
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0))
  ])
}
