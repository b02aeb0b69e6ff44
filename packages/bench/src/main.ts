/**
 * `pnpm bench [figure…]`: measures, prints the tables, and last one line for each figure; exit code 1 if a figure
 * misses its limit. Without arguments it measures everything and writes RESULTS.md and the plots.
 */
import { figures, names } from "./figures.ts"
import { run } from "./run.ts"

run(names, figures)
