/**
 * Defines the jobs of the soak. The model of each job names the vendor's behaviour, so that both sides know how it must
 * end.
 */
import type { RunError } from "@effect-media/core"
import { Fault, type ScriptedTask } from "@effect-media/emulator"
import type { Api } from "../Api.ts"

/** The expected end of a job: success, or the error with this tag. */
export type End = "well" | RunError["_tag"]

/**
 * One kind of job.
 *
 * - `weight`: its relative frequency
 * - `end`: the expected end; absent if the API cannot express it
 * - `script`, `faults`: the vendor's behaviour
 * - `isShort`: true if the wait is short, because the task never ends
 */
export interface Kind {
  readonly model: string
  readonly weight: number
  readonly end: (api: Api) => End | undefined
  readonly script: Partial<ScriptedTask>
  readonly fault?: Pick<Fault.ScriptedFault, "fault" | "operation"> | undefined
  readonly isShort?: boolean | undefined
}

const well = (): End => "well"

/** All kinds. */
export const kinds: ReadonlyArray<Kind> = [
  { model: "soak/quick", weight: 8, end: well, script: { duration: "500 millis" } },
  { model: "soak/usual", weight: 8, end: well, script: { duration: "2 seconds", progress: true } },
  { model: "soak/slow", weight: 4, end: well, script: { duration: "6 seconds" } },
  { model: "soak/bare", weight: 2, end: well, script: { duration: "1 second", resultAfterSuccess: 1 } },
  { model: "soak/late", weight: 2, end: well, script: { duration: "1 second", visibleAfter: { polls: 1 } } },
  {
    model: "soak/fails",
    weight: 3,
    end: () => "TaskFailed",
    script: { duration: "1 second", outcome: { fail: { code: "501", message: "Generation failed" } } }
  },
  {
    model: "soak/cancelled",
    weight: 1,
    end: ({ cancelled }) => cancelled,
    script: { duration: "1 second", outcome: "cancelled" }
  },
  {
    model: "soak/401",
    weight: 1,
    end: () => "Unauthorized",
    script: { duration: "1 second" },
    fault: { operation: "status", fault: Fault.Refuse({ code: 401 }) }
  },
  {
    model: "soak/reset",
    weight: 1,
    end: ({ takesKey }) => takesKey ? undefined : "SubmitOutcomeUnknown",
    script: { duration: "1 second" },
    fault: { operation: "submit", fault: Fault.Reset({ when: "after" }) }
  },
  {
    model: "soak/503",
    weight: 1,
    end: ({ takesKey }) => takesKey ? undefined : "SubmitOutcomeUnknown",
    script: { duration: "1 second" },
    fault: { operation: "submit", fault: Fault.Refuse({ code: 503 }) }
  },
  {
    model: "soak/word",
    weight: 1,
    end: () => "WaitTimeout",
    script: { duration: "1 second" },
    fault: { operation: "status", fault: Fault.Word({ word: "daydreaming" }) },
    isShort: true
  },
  {
    model: "soak/hangs",
    weight: 1,
    end: () => "WaitTimeout",
    script: { duration: "1 second" },
    fault: { operation: "status", fault: Fault.Hang() },
    isShort: true
  }
]

/** Transient faults of any poll. */
export const passing = (api: Api): ReadonlyArray<Fault.Fault> => [
  Fault.Refuse({ code: 503 }),
  Fault.Refuse({ code: 503, inside200: true }),
  Fault.tooManyRequests({ retryAfter: "1" }),
  Fault.tooManyRequests({ retryAfter: "1", inside200: true }),
  Fault.tooManyRequests({ retryAfter: "soon" }),
  Fault.html502,
  Fault.Reset(),
  Fault.Cut({ clean: true }),
  Fault.Cut(),
  Fault.Empty(),
  Fault.Hang(),
  Fault.Hang({ when: "body" }),
  Fault.Slow({ over: "300 millis" }),
  Fault.Delay({ by: "300 millis" }),
  Fault.Word({ word: "musing" }),
  Fault.Headers({ headers: { "retry-after": "1" } }),
  ...Object.values(api.notFound)
]

/** Transient faults of any submit: rate limits; with an idempotency key also faults that leave the outcome unknown. */
export const passingSubmits = (api: Api): ReadonlyArray<Fault.Fault> => [
  Fault.tooManyRequests({ retryAfter: "1" }),
  ...(api.refusesByStatus === true ? [] : [Fault.tooManyRequests({ retryAfter: "0", inside200: true })]),
  ...(api.takesKey
    ? [Fault.Reset({ when: "after" }), Fault.Reset(), Fault.Refuse({ code: 503, when: "after" }), Fault.Cut()]
    : [])
]
