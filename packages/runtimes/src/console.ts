/**
 * The program on whatever runs this file: the emulator's address is the first argument, the lines are its output.
 */
import { run } from "./program.ts"

for (const line of await run(process.argv[2] ?? "")) console.log(line)
