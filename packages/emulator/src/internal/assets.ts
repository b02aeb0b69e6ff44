import { readFileSync } from "node:fs"

/** Reads a file of this package's `assets`. */
export const read = (file: string): Buffer => readFileSync(new URL(`../../assets/${file}`, import.meta.url))
