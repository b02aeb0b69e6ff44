import * as Picture from "@effect-media/emulator/Picture"
import { createCanvas, loadImage } from "@napi-rs/canvas"
import { assert, it } from "vitest"

const boat = { prompt: "a paper boat", provider: "KIE", model: "google/nano-banana", index: 1 }

it("a plain picture is a PNG from one colour to another, and another one for another subject", async () => {
  const bytes = Picture.plain(boat)
  const image = await loadImage(Buffer.from(bytes))
  assert.deepStrictEqual({ width: image.width, height: image.height }, Picture.size)
  const context = createCanvas(image.width, image.height).getContext("2d")
  context.drawImage(image, 0, 0)
  const colourAt = (x: number, y: number) => Array.from(context.getImageData(x, y, 1, 1).data).join()
  assert.strictEqual(colourAt(0, 0), colourAt(0, image.height - 1))
  assert.strictEqual(colourAt(image.width - 1, 0), colourAt(image.width - 1, image.height - 1))
  assert.notStrictEqual(colourAt(0, 0), colourAt(image.width - 1, 0))
  assert.notDeepEqual(Picture.plain({ ...boat, index: 2 }), bytes)
})

it("no advice is given if the canvas and the font are installed", () => {
  assert.isUndefined(Picture.advice())
})
