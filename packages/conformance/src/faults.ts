import * as Effect from "effect/Effect"
import { apis } from "./apis/index.ts"
import { cases } from "./cases.ts"
import { modes, scores } from "./Table.ts"

const start = performance.now()
const all = await Effect.runPromise(scores(modes.virtual, cases, apis))
for (const { api, case: line, instead } of all) {
  console.log(line.number, api.vendor, instead.length === 0 ? "pass" : instead)
}
console.log(all.filter(({ instead }) => instead.length === 0).length, all.length, performance.now() - start)
