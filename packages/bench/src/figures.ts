/**
 * Lists all measurements by name.
 */
import { cli } from "./cli.ts"
import { cpu } from "./cpu.ts"
import { durable } from "./durable.ts"
import { heap } from "./heap.ts"
import { limits } from "./limits.ts"
import { polls } from "./polls.ts"
import type { Figures } from "./run.ts"
import { size } from "./size.ts"
import { types } from "./types.ts"

/** The names, in the order of RESULTS.md. */
export const names = ["polls", "cpu", "heap", "limits", "size", "durable", "cli", "types"] as const

/** The measurements by name. */
export const figures: Figures<(typeof names)[number]> = { polls, cpu, heap, limits, size, durable, cli, types }
