import { UsageError } from "@effect-media/cli"
import * as Settings from "@effect-media/cli/config/Settings"
import { Output } from "@effect-media/cli/output/Output"
import * as Preview from "@effect-media/cli/output/Preview"
import { Progress } from "@effect-media/cli/output/Progress"
import * as Live from "@effect-media/cli/output/ProgressLine"
import { Durations, TaskRef } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import { Clock, ConfigProvider, Effect, FileSystem, Layer, Option, Sink, Stdio, Terminal } from "effect"
import { TestClock } from "effect/testing"
import { stripVTControlCharacters } from "node:util"

const row: Live.Row = {
  label: "kie  z-image",
  mood: "working",
  word: "queuing",
  polls: 2,
  begun: 0,
  age: 0,
  changed: 0
}
const at = { now: 12_300, frame: 0, width: 80, canColour: false }

describe("the line of a task", () => {
  it("says state, elapsed time, what is left and polls", () => {
    const expected = { median: 20_000, spread: 0.2 }
    assert.strictEqual(
      Live.lineOf({ ...row, percent: 40, expected }, { ...at, width: 100 }),
      "⠋ kie  z-image  queuing 40 %  12.3 s, about 8.4 s left (2.3 s to 19.3 s), 2 polls"
    )
    assert.strictEqual(
      Live.lineOf({ ...row, mood: "good", word: "done", changed: 65_000 }, at),
      "✔ kie  z-image  done  1.1 min, 2 polls"
    )
  })

  it("ends where the terminal does, and no vendor moves the cursor", () => {
    assert.strictEqual(Live.lineOf({ ...row, word: "a\x1b[2Jb\nc" }, { ...at, width: 24 }), "⠋ kie  z-image  a [2Jb ")
    const coloured = Live.lineOf(row, { ...at, canColour: true, width: 24 })
    assert.include(coloured, "\x1b[36m")
    assert.lengthOf(stripVTControlCharacters(coloured), 23)
  })
})

describe("pictures", () => {
  it("only if the terminal's name leaves no doubt", () => {
    assert.strictEqual(Preview.protocolOf({ TERM: "xterm-kitty" }), "kitty")
    assert.strictEqual(Preview.protocolOf({ TERM_PROGRAM: "iTerm.app" }), "iterm2")
    assert.strictEqual(Preview.protocolOf({ TERM_PROGRAM: "WezTerm", TERM: "xterm-256color" }), "iterm2")
    for (
      const names of [{}, { TERM: "xterm-256color" }, { TERM: "xterm-kitty", TMUX: "/tmp/1" }, {
        TERM: "screen",
        KITTY_WINDOW_ID: "1"
      }]
    ) {
      assert.isUndefined(Preview.protocolOf(names))
    }
  })

  it("go to kitty in chunks of 4096, and to iTerm2 at once", () => {
    const bytes = new Uint8Array(7000)
    const kitty = Preview.show("kitty", "image/png", bytes) ?? ""
    const chunks = kitty.split("\x1b\\").slice(0, -1)
    assert.lengthOf(chunks, 3)
    assert.isTrue(chunks[0]?.startsWith("\x1b_Gf=100,a=T,q=2,r=12,m=1;"))
    assert.isTrue(chunks[2]?.startsWith("\x1b_Gm=0;"))
    assert.isUndefined(Preview.show("kitty", "image/jpeg", bytes))
    assert.isUndefined(Preview.show("iterm2", "video/mp4", bytes))
    const iterm = Preview.show("iterm2", "image/jpeg", bytes)
    assert.isTrue(iterm?.startsWith("\x1b]1337;File=inline=1;size=7000;"))
  })
})

/** Runs with an output on a terminal 60 columns wide, and returns the text written to each stream. */
const onTerminal = <A, E>(
  body: Effect.Effect<A, E, Output>,
  { env = {}, json = false }: { readonly env?: Record<string, string>; readonly json?: boolean } = {}
) =>
  Effect.gen(function*() {
    const written = { out: "", err: "" }
    const sink = (name: "out" | "err") => () =>
      Sink.forEach((text: string | Uint8Array) => Effect.sync(() => void (written[name] += text)))
    const settings = Layer.mergeAll(
      Layer.succeed(Settings.json, json),
      Layer.succeed(Settings.quiet, false),
      Layer.succeed(Settings.verbose, false),
      Layer.succeed(Settings.preview, true),
      Layer.succeed(Settings.baseUrl, Option.none()),
      Layer.succeed(Settings.envFile, Option.none()),
      Layer.succeed(Settings.keyFile, Option.none())
    )
    const terminal = Terminal.make({
      columns: Effect.succeed(60),
      rows: Effect.succeed(4),
      size: Effect.die("unused"),
      readInput: Effect.die("unused"),
      readLine: Effect.die("unused"),
      display: () => Effect.void
    })
    yield* body.pipe(
      Effect.provide(Output.layer),
      Effect.provide([
        settings,
        Durations.layer,
        FileSystem.layerNoop({ readFile: () => Effect.succeed(new Uint8Array(9)) }),
        Layer.succeed(Terminal.Terminal, terminal),
        ConfigProvider.layer(ConfigProvider.fromEnv({ env: { TERM: "xterm", ...env } })),
        Stdio.layerTest({ stderrIsTerminal: Effect.succeed(true), stdout: sink("out"), stderr: sink("err") })
      ])
    )
    return written
  })

const ref = TaskRef.make({ provider: "kie", kind: "image", id: "1" })

describe("a terminal", () => {
  it.effect("gets a live line that ends as one that stays; results go to stdout", () =>
    Effect.gen(function*() {
      const { err, out } = yield* onTerminal(Effect.gen(function*() {
        const output = yield* Output
        const track = yield* output.track("kie  z-image")
        yield* track(Progress.Submitting())
        yield* TestClock.adjust("250 millis")
        yield* track(Progress.Waiting({ ref }))
        assert.deepStrictEqual(yield* output.unfinished, [ref])
        yield* TestClock.adjust("150 millis")
        yield* output.emit({ v: 1, type: "credits", provider: "kie", amount: 1, unit: "credits" })
        yield* track(Progress.Ended({ mood: "good", word: "saved 1 file" }))
        assert.deepStrictEqual(yield* output.unfinished, [])
      }))
      assert.strictEqual(out, "1 credits\n")
      assert.isTrue(err.startsWith("\x1b[?25l"))
      assert.isTrue(err.endsWith("\x1b[?25h"))
      assert.include(err, "\x1b[1F\x1b[J")
      assert.match(stripVTControlCharacters(err), /kie {2}z-image {2}waiting {2}\d+ ms, about [\d.]+ (s|min) left/)
      const last = stripVTControlCharacters(err).trimEnd().split("\n").at(-1)
      assert.strictEqual(last, "✔ kie  z-image  saved 1 file  150 ms")
    }))

  it.effect("shows one line for several tasks below theirs, as long as they run", () =>
    Effect.gen(function*() {
      const { err } = yield* onTerminal(Effect.gen(function*() {
        const output = yield* Output
        const begun = yield* Clock.currentTimeMillis
        yield* Effect.gen(function*() {
          yield* (yield* output.track("kie  z-image"))(Progress.Submitting())
          yield* TestClock.adjust("1 second")
        }).pipe(output.withSummary((now) => `1/2 saved after ${now - begun} ms\x1b[2J`))
        yield* TestClock.adjust("150 millis")
        yield* output.note("the end")
      }))
      const text = stripVTControlCharacters(err)
      assert.match(text, /kie {2}z-image {2}submitting.*\n1\/2 saved after 900 ms \[2J\n/)
      assert.match(text.slice(text.lastIndexOf("1/2 saved")), /^1\/2 saved after \d+ ms \[2J\n[^]*the end\n/)
      assert.notInclude(text.slice(text.indexOf("the end")), "1/2 saved")
    }))

  it.effect("shows a saved picture, and none with --json, in tmux or if it cannot", () =>
    Effect.gen(function*() {
      const shown = Output.use((output) => output.show({ path: "a.png", mediaType: "image/png" }))
      assert.include((yield* onTerminal(shown, { env: { TERM: "xterm-kitty" } })).err, "\x1b_Gf=100,a=T,")
      assert.include((yield* onTerminal(shown, { env: { TERM_PROGRAM: "iTerm.app" } })).err, "\x1b]1337;File=inline=1;")
      for (const env of [{}, { TERM: "xterm-kitty", TMUX: "1" }]) {
        assert.notInclude((yield* onTerminal(shown, { env })).err, "\x1b_G")
      }
      assert.notInclude((yield* onTerminal(shown, { env: { TERM: "xterm-kitty" }, json: true })).err, "\x1b_G")
    }))

  it.effect("shows no more lines than it has, and no colours with NO_COLOR", () =>
    Effect.gen(function*() {
      const { err } = yield* onTerminal(
        Effect.gen(function*() {
          const output = yield* Output
          for (let i = 0; i < 5; i++) yield* (yield* output.track(`task ${i}`))(Progress.Submitting())
          yield* TestClock.adjust("150 millis")
        }),
        { env: { NO_COLOR: "1" } }
      )
      assert.include(err, "  … and 3 more\n")
      assert.notInclude(err, "\x1b[36m")
    }))

  it.effect("with --json results are lines on stdout all the same, errors too", () =>
    Effect.gen(function*() {
      const { err, out } = yield* onTerminal(
        Output.use((output) => output.fail(new UsageError({ what: "It is so.", next: "Do this." }))),
        { json: true }
      )
      assert.strictEqual(
        out,
        "{\"v\":1,\"type\":\"failed\",\"exitCode\":2,\"what\":\"It is so.\",\"next\":\"Do this.\"," +
          "\"error\":{\"_tag\":\"UsageError\",\"what\":\"It is so.\",\"next\":\"Do this.\"}}\n"
      )
      assert.include(stripVTControlCharacters(err), "✘ It is so.\n  Do this.\n")
    }))
})
