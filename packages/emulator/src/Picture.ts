/**
 * Draws pictures for people: the prompt on its own gradient, with the provider and the model. The canvas and the font are
 * optional packages; without them a picture is a gradient alone.
 */
import type * as Canvas from "@napi-rs/canvas"
import * as Hash from "effect/Hash"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import { createRequire } from "node:module"
import * as plainPicture from "./internal/plainPicture.ts"

/** The content of a picture. */
export interface Subject {
  readonly prompt: string
  readonly provider: string
  readonly model: string
  /** The number of the picture within its task, from 1; it rotates the colours. */
  readonly index: number
}

/** The size of every picture. */
export const size = { width: 768, height: 512 } as const

/** Pairs of matching hues; the prompt selects one. */
const hues: ReadonlyArray<readonly [from: number, to: number]> = [
  [222, 268],
  [262, 322],
  [196, 238],
  [168, 212],
  [338, 26],
  [14, 44],
  [140, 188],
  [286, 344]
]

const scripts = ["latin", "latin-ext", "cyrillic", "greek"]
const weights = [400, 600, 800]
const family = scripts.map((script) => `"Inter ${script}"`).join(", ")
const font = (weight: number, pixels: number) => `${weight} ${pixels}px ${family}`
const margin = 56

const require = createRequire(import.meta.url)

const fontFile = (script: string, weight: number): string =>
  require.resolve(`@fontsource/inter/files/inter-${script}-${weight}-normal.woff2`)

let loaded: Option.Option<typeof Canvas> | undefined

/** Loads the native library and its fonts for the first picture, if they are installed: most tests draw none. */
const load = (): Option.Option<typeof Canvas> =>
  loaded ??= Result.getSuccess(Result.try(() => {
    const canvas: typeof Canvas = require("@napi-rs/canvas")
    for (const script of scripts) {
      for (const weight of weights) {
        canvas.GlobalFonts.registerFromPath(fontFile(script, weight), `Inter ${script}`)
      }
    }
    return canvas
  }))

/** Says what to install for pictures that show their prompt, unless it is installed. */
export const advice = (): string | undefined =>
  Result.isSuccess(Result.try(() => [require.resolve("@napi-rs/canvas"), fontFile("latin", 400)]))
    ? undefined
    : "Pictures are plain. To show the prompt in them, run: npm install @napi-rs/canvas @fontsource/inter"

/** Draws a picture as PNG. The same subject produces the same picture. */
export const draw = (subject: Subject): Uint8Array =>
  Option.match(load(), {
    onNone: () => plain(subject),
    onSome: ({ createCanvas }) => drawWith(createCanvas, subject)
  })

/** Draws a picture of two colours as PNG. It needs no package. */
export const plain = (subject: Subject): Uint8Array => {
  const seed = seedOf(subject)
  const byte = (at: number) => seed >>> at & 255
  return plainPicture.draw(size.width, size.height, [byte(0), byte(8), 96], [byte(16), 64, byte(24)])
}

const seedOf = ({ index, prompt }: Subject): number => Hash.string(`${prompt}#${index}`) >>> 0

const drawWith = (createCanvas: typeof Canvas.createCanvas, subject: Subject): Uint8Array => {
  const seed = seedOf(subject)
  const canvas = createCanvas(size.width, size.height)
  const context = canvas.getContext("2d")
  // Gradients painted small and enlarged have no dither: a tenth of the bytes, in a tenth of the time.
  const ground = createCanvas(size.width / 4, size.height / 4)
  const small = ground.getContext("2d")
  small.scale(1 / 4, 1 / 4)
  paintGround(small, seed)
  context.imageSmoothingQuality = "low"
  context.drawImage(ground, 0, 0, size.width, size.height)
  paintPrompt(context, subject.prompt)
  paintFoot(context, subject)
  return canvas.toBuffer("image/png")
}

const paintGround = (context: Canvas.SKRSContext2D, seed: number) => {
  const { height, width } = size
  const [from, to] = hues[seed % hues.length] ?? [222, 268]
  const angle = ((seed >>> 3) % 60 - 30) * Math.PI / 180
  const reach = Math.tan(angle) * height / 2
  const ground = context.createLinearGradient(0, height / 2 - reach, width, height / 2 + reach)
  ground.addColorStop(0, `hsl(${from} 72% 30%)`)
  ground.addColorStop(1, `hsl(${to} 78% 46%)`)
  context.fillStyle = ground
  context.fillRect(0, 0, width, height)
  for (let i = 0; i < 4; i++) {
    const bits = Hash.number(seed + i * 7919) >>> 0
    const x = width * (0.35 + (bits % 100) / 130)
    const y = height * ((bits >>> 7) % 100) / 100
    const radius = 120 + (bits >>> 14) % 220
    const glow = context.createRadialGradient(x, y, 0, x, y, radius)
    const hue = i % 2 === 0 ? to + 24 : from - 18
    glow.addColorStop(0, `hsl(${hue} 84% 56% / 0.5)`)
    glow.addColorStop(1, `hsl(${hue} 84% 56% / 0)`)
    context.fillStyle = glow
    context.fillRect(0, 0, width, height)
  }
  const shade = context.createLinearGradient(0, height * 0.55, 0, height)
  shade.addColorStop(0, "rgb(8 10 24 / 0)")
  shade.addColorStop(1, "rgb(8 10 24 / 0.55)")
  context.fillStyle = shade
  context.fillRect(0, 0, width, height)
}

const paintPrompt = (context: Canvas.SKRSContext2D, prompt: string) => {
  const words = prompt.trim() === "" ? "untitled" : prompt.trim().replaceAll(/\s+/g, " ")
  const box = { width: size.width - margin * 2, height: size.height - margin * 2 - 84 }
  const fits = [54, 46, 40, 34, 28, 24, 20].map((pixels) => {
    context.font = font(600, pixels)
    return { pixels, lines: wrap(context, words, box.width) }
  })
  const { lines, pixels } = fits.find(({ lines, pixels }) => lines.length * pixels * 1.25 <= box.height) ??
    { pixels: 20, lines: clip(fits.at(-1)?.lines ?? [], Math.floor(box.height / 25)) }
  context.font = font(600, pixels)
  context.fillStyle = "rgb(255 255 255 / 0.97)"
  context.shadowColor = "rgb(0 0 0 / 0.28)"
  context.shadowBlur = 18
  context.shadowOffsetY = 2
  context.textBaseline = "top"
  lines.forEach((line, i) => context.fillText(line, margin, margin + i * pixels * 1.25))
  context.shadowColor = "transparent"
}

/** Breaks text into lines; a word wider than a line, or a script without spaces, breaks anywhere. */
const wrap = (context: Canvas.SKRSContext2D, text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  let line = ""
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`
    if (context.measureText(longer).width <= width) {
      line = longer
      continue
    }
    if (line !== "") lines.push(line)
    line = ""
    for (const letter of word) {
      if (context.measureText(line + letter).width > width) {
        lines.push(line)
        line = ""
      }
      line += letter
    }
  }
  return [...lines, line]
}

const clip = (lines: ReadonlyArray<string>, count: number): ReadonlyArray<string> =>
  lines.slice(0, count).map((line, i) => i === count - 1 ? `${Array.from(line).slice(0, -1).join("")}…` : line)

const paintFoot = (context: Canvas.SKRSContext2D, subject: Subject) => {
  const y = size.height - margin - 18
  context.textBaseline = "middle"
  context.font = font(800, 19)
  const badge = { width: context.measureText(subject.provider).width + 36, height: 40 }
  context.fillStyle = "rgb(255 255 255 / 0.95)"
  context.beginPath()
  context.roundRect(margin, y - badge.height / 2, badge.width, badge.height, badge.height / 2)
  context.fill()
  context.fillStyle = "rgb(17 20 45)"
  context.fillText(subject.provider, margin + 18, y + 1)
  context.font = font(400, 19)
  context.fillStyle = "rgb(255 255 255 / 0.86)"
  const lines = wrap(context, subject.model, size.width - margin * 2 - badge.width - 18)
  const model = lines.length > 1 ? clip(lines, 1) : lines
  context.fillText(model.join(""), margin + badge.width + 18, y + 1)
}
