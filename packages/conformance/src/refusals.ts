import type { TaskError, TaskProvider } from "@effect-media/core"
import * as Effect from "effect/Effect"

/** Wraps a provider and counts how often it is rate limited. */
export const counting = <Request>(provider: TaskProvider<Request>) => {
  const record = { refused: 0 }
  const count = <A, E extends TaskError>(effect: Effect.Effect<A, E>) =>
    Effect.tapError(effect, (error) =>
      Effect.sync(() => {
        if (error._tag === "RateLimited") record.refused += 1
      }))
  const counted: TaskProvider<Request> = {
    ...provider,
    submit: (request) => count(provider.submit(request)),
    status: (ref) => count(provider.status(ref))
  }
  return { counted, record }
}
