import * as Effect from "effect/Effect"
import * as Random from "effect/Random"
import { beforeEach } from "vitest"

const seed = process.env["TEST_SEED"] ?? "1"

// A test draws the same random numbers in each run, alone or with others; TEST_SEED=2 draws others.
beforeEach(({ task }) => {
  const random = Effect.runSync(Random.withSeed(Random.Random, `${seed} ${task.fullTestName}`))
  Math.random = () => random.nextDoubleUnsafe()
})
