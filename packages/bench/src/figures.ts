/**
 * Everything that is measured, by name.
 */
import * as Effect from "effect/Effect"
import type * as Path from "effect/Path"
import type * as ChildProcessSpawner from "effect/process/ChildProcessSpawner"
import { cpu } from "./cpu.ts"
import type { Figure } from "./Figure.ts"
import { heap } from "./heap.ts"
import { limits } from "./limits.ts"
import { polls } from "./polls.ts"
import { size } from "./size.ts"

/** The names, in the order of RESULTS.md. */
export const names = ["polls", "cpu", "heap", "limits", "size"] as const

/** How each is measured. */
export const figures: Readonly<
  Record<(typeof names)[number], Effect.Effect<Figure, unknown, ChildProcessSpawner.ChildProcessSpawner | Path.Path>>
> = { polls, cpu, heap, limits, size }
