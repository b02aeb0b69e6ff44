/**
 * Runs the program on the current runtime: the first argument is the emulator's address, and the lines are printed.
 */
import { run } from "./program.ts"

for (const line of await run(process.argv[2] ?? "")) console.log(line)
