import { createClient, type Handles, type Jobs, type TaskRef } from "@effect-media/client"
import { apixo } from "@effect-media/client/apixo"
import { kie } from "@effect-media/client/kie"
import { directory } from "@effect-media/client/node"
import type { KieRequest } from "@effect-media/kie"

const media = createClient({ kie: kie({ apiKey: "any" }), files: directory("out") })

const jobs: Jobs<KieRequest> = media.kie
const handles: Handles = media
const submitted: Promise<TaskRef> = jobs.submit({ model: "google/nano-banana", input: { prompt: "a paper boat" } })
export const held = [handles, submitted, media.save]

// @ts-expect-error no options for APIXO
export const absent = media.apixo

// @ts-expect-error nowhere to keep files
export const unsaved = createClient({ kie: kie({ apiKey: "any" }) }).save

// @ts-expect-error APIXO has a balance, not credits
export const credits = createClient({ apixo: apixo({ apiKey: "any" }) }).apixo.credits

// @ts-expect-error another API's name
export const misnamed = createClient({ apixo: kie({ apiKey: "any" }) })

// @ts-expect-error a key is asked for
export const keyless = createClient({ kie: kie({}) })

/** A request that is written in a call is checked against the type of its model, and the error is at the wrong field. */
export const runs = [
  media.kie.run({ model: "google/nano-banana", input: { prompt: "a paper boat" } }, { deadline: "1 minute" }),
  media.kie.run({ model: "brand/new", kind: "video", input: { anything: [1] } }),
  media.kie.run({
    model: "google/nano-banana",
    // @ts-expect-error a field that the model has not
    input: { promt: "a paper boat" }
  }),
  media.kie.submit({
    model: "google/nano-banana",
    // @ts-expect-error a value that the field does not take
    input: { prompt: "a paper boat", output_format: "bmp" }
  })
]
