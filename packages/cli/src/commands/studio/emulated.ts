/** Runs the studio on the emulator: no key, no cost, and some jobs to look at. */
import * as Durations from "@effect-media/core/polling/Durations"
import { Poller } from "@effect-media/core/polling/Poller"
import type { EmulatorService } from "@effect-media/emulator"
import type { VendorRequest } from "@effect-media/studio/Contract"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Schedule from "effect/Schedule"
import { Credentials, Source } from "../../config/Credentials.ts"
import * as Vendors from "../../config/Vendors.ts"
import { keyVariable } from "../../errors/keyVariable.ts"

/** Provides the emulator's address for every vendor, and a key that it accepts. It reads no key of the user. */
export const layerCredentials = (url: string) => {
  const values = new Map(
    Object.values(Vendors.vendors).flatMap(({ prefix }) => [
      [keyVariable(prefix), "emulated"],
      [`${prefix}_BASE_URL`, url]
    ])
  )
  const source = Source.Flag({ flag: "--emulate" })
  const find = (variable: string) =>
    Option.map(Option.fromUndefinedOr(values.get(variable)), (value) => ({ source, value }))
  return Layer.succeed(Credentials, {
    config: Effect.succeed(ConfigProvider.fromUnknown(Object.fromEntries(values))),
    find: (variable) => Effect.succeed(find(variable)),
    address: ({ flag, variable }) =>
      Effect.succeed({
        found: Option.orElse(
          Option.flatMap(Option.fromUndefinedOr(flag), ({ name, value }) =>
            Option.map(value, (value) => ({ source: Source.Flag({ flag: name }), value }))),
          () =>
            find(variable)
        ),
        ignored: []
      }),
    defaultKeyFile: ""
  })
}

/**
 * Provides a poller that polls each second, since tasks are short here. What it learns is not kept, since the user's own
 * tasks take longer.
 */
export const layerPoller = Layer.unwrap(Effect.sync(() => {
  const durations = Durations.makeMemory()
  return Layer.merge(
    Poller.layerWith({ durations, schedule: Schedule.spaced("1 second") }),
    Layer.succeed(Durations.Durations, durations)
  )
}))

const image = (prompt: string, more: VendorRequest["input"] = {}) => ({ prompt, ...more })

/** The jobs that the emulated studio begins with: pictures, a film, a song, and one that fails. */
const jobs: ReadonlyArray<readonly [provider: Vendors.VendorName, model: string, input: VendorRequest["input"]]> = [
  ["kie", "google/nano-banana", image("a paper boat on a lake of ink")],
  ["kie", "wan/2-7-image", image("a fox made of autumn leaves, asleep")],
  ["apipod", "nano-banana-2", image("a lighthouse keeper's breakfast", { aspect_ratio: "3:2" })],
  ["globalaiopc-image", "nano-banana-2", image("an octopus that plays the cello", { resolution: "2k" })],
  ["apixo", "flux-2", image("something that the rules do not allow", { mode: "pro-text-to-image" })],
  ["kie", "bytedance/seedance-2", image("the boat sets sail at dawn", { duration: 5 })],
  ["apixo", "nano-banana-2", image("a city that hangs from the clouds", { aspect_ratio: "3:2", resolution: "1k" })],
  ["globalaiopc-video", "videos", image("a paper boat in a bathtub storm", { duration: 8, ratio: "16:9" })],
  ["kie", "gpt-image-2-text-to-image", image("a library where every book is a door")]
]

/** Scripts the emulator for the jobs: the first pictures arrive within seconds. */
export const prepare = Effect.fnUntraced(function*({ script }: Pick<EmulatorService, "script">) {
  for (const [index, [vendor, model]] of jobs.entries()) {
    yield* script({
      vendor,
      model,
      duration: `${2 + index * 2} seconds`,
      progress: true,
      ...(model === "flux-2" && {
        outcome: { fail: { code: "CONTENT_VIOLATION", message: "The prompt was flagged by the content filter" } }
      })
    })
  }
})

/** The jobs, as they are enqueued. */
export const seeds = jobs.map(([provider, model, input], index) => ({
  key: `example-${index + 1}`,
  provider,
  request: { model, input }
}))
