/**
 * Lists the jobs of the demo as data: the request of each job, and the behaviour of the emulated vendor.
 *
 * The emulator selects scripts and faults by vendor and model, so no two jobs share both.
 */
import { Fault, type ScriptedTask, type Vendor } from "@effect-media/emulator"
import type { Duration } from "effect"

export interface Job {
  readonly vendor: Vendor
  readonly model: string
  readonly input: { readonly prompt: string; readonly [field: string]: unknown }
  /** The deadline of the first wait; after it the job is resumed from its stored handle. */
  readonly deadline?: Duration.Input
  readonly script?: Omit<ScriptedTask, "vendor" | "model">
  readonly faults?: ReadonlyArray<Omit<Fault.ScriptedFault, "vendor" | "model">>
}

/** Returns the code with which the script of a job fails. */
export const scriptedFailure = ({ script }: Job): string | undefined =>
  typeof script?.outcome === "object" ? script.outcome.fail.code : undefined

export const jobs: ReadonlyArray<Job> = [
  {
    vendor: "kie",
    model: "google/nano-banana",
    input: { prompt: "a paper boat on a lake of ink" },
    script: { duration: "2 seconds" }
  },
  {
    // The submit is rate limited, in KIE's way: code 429 in the body of an HTTP 200. The callback is lost, and slow
    // polls find the end.
    vendor: "kie",
    model: "gpt-image-2-text-to-image",
    input: { prompt: "a library where every book is a door" },
    script: { duration: "8 seconds", states: ["waiting", "queuing", "generating"], callback: "none" },
    faults: [{ operation: "submit", fault: Fault.tooManyRequests({ inside200: true, retryAfter: "1" }) }]
  },
  {
    // The poll after the callback is rate limited in the same way, and the one after that. The callback comes twice.
    vendor: "kie",
    model: "wan/2-7-image",
    input: { prompt: "a fox made of autumn leaves, asleep" },
    script: { duration: "3 seconds", callback: { copies: 2 } },
    faults: [{ operation: "status", times: 2, fault: Fault.tooManyRequests({ inside200: true }) }]
  },
  {
    vendor: "kie",
    model: "bytedance/seedance-2",
    input: { prompt: "the boat sets sail at dawn", duration: 5 },
    script: { duration: "11 seconds", progress: true }
  },
  {
    // An outage: three polls in a row are answered with 503.
    vendor: "apixo",
    model: "nano-banana-2",
    input: {
      mode: "text-to-image",
      prompt: "a city that hangs from the clouds",
      aspect_ratio: "3:2",
      resolution: "1k"
    },
    script: { duration: "3 seconds" },
    faults: [{
      operation: "status",
      times: 3,
      skip: 1,
      fault: Fault.Refuse({ code: 503, text: "Service unavailable" })
    }]
  },
  {
    vendor: "apixo",
    model: "flux-2",
    input: { mode: "pro-text-to-image", prompt: "something that the rules do not allow" },
    script: {
      duration: "2.5 seconds",
      outcome: { fail: { code: "CONTENT_VIOLATION", message: "The prompt was flagged by the content filter" } }
    }
  },
  {
    vendor: "apixo",
    model: "kling-2-6",
    input: { mode: "text-to-video", prompt: "rain that falls upwards, in slow motion", sound: true },
    script: { duration: "7 seconds" }
  },
  {
    // The submit is rate limited with an HTTP 429.
    vendor: "apipod",
    model: "nano-banana-2",
    input: { prompt: "a lighthouse keeper's breakfast", aspect_ratio: "3:2" },
    script: { duration: "4 seconds", progress: true },
    faults: [{ operation: "submit", fault: Fault.tooManyRequests({ retryAfter: "1" }) }]
  },
  {
    // The wait reaches its deadline and resumes from the handle that was written to disk.
    vendor: "apipod",
    model: "seedance-2.0-t2v",
    input: { prompt: "a clockwork heron takes off", duration: 5, resolution: "720p" },
    deadline: "3 seconds",
    script: { duration: "9 seconds", progress: true }
  },
  {
    // The connection of the second poll is reset.
    vendor: "globalaiopc-image",
    model: "nano-banana-2",
    input: { prompt: "an octopus that plays the cello", resolution: "2k" },
    script: { duration: "4 seconds" },
    faults: [{ operation: "status", skip: 1, fault: Fault.Reset() }]
  },
  {
    // A poll is rate limited with an HTTP 429 and a `Retry-After`.
    vendor: "globalaiopc-image",
    model: "nano-banana-pro",
    input: { prompt: "the northern lights over a snowed-in station", resolution: "4k" },
    script: { duration: "5 seconds" },
    faults: [{ operation: "status", skip: 2, fault: Fault.tooManyRequests({ retryAfter: "2" }) }]
  },
  {
    vendor: "globalaiopc-video",
    model: "videos",
    input: { prompt: "a paper boat in a bathtub storm", duration: 8, ratio: "16:9" },
    script: { duration: "10 seconds" }
  },
  {
    // The request for the result meets a proxy's error page, and a poll is refused since the account is locked.
    vendor: "fal",
    model: "fal-ai/flux/dev",
    input: { prompt: "a harbour under two moons" },
    script: { duration: "4 seconds" },
    faults: [
      { operation: "status", fault: Fault.Refuse({ code: 403, text: "User is locked. Reason: Exhausted balance." }) },
      { operation: "output", fault: Fault.html502 }
    ]
  },
  {
    // The reply to a poll is cut in the middle.
    vendor: "replicate",
    model: "black-forest-labs/flux-schnell",
    input: { prompt: "a tram that runs on rails of light" },
    script: { duration: "3 seconds" },
    faults: [{ operation: "status", fault: Fault.Cut() }]
  }
]
