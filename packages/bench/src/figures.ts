/**
 * Everything that is measured, by name.
 */
import type * as NodeServices from "@effect/platform-node/NodeServices"
import type * as Effect from "effect/Effect"
import { cpu } from "./cpu.ts"
import { durable } from "./durable.ts"
import type { Figure } from "./Figure.ts"
import { heap } from "./heap.ts"
import { limits } from "./limits.ts"
import { polls } from "./polls.ts"
import { size } from "./size.ts"

/** The names, in the order of RESULTS.md. */
export const names = ["polls", "cpu", "heap", "limits", "size", "durable"] as const

/** How each is measured. */
export const figures: Readonly<
  Record<(typeof names)[number], Effect.Effect<Figure, unknown, NodeServices.NodeServices>>
> = { polls, cpu, heap, limits, size, durable }
