import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Flags from "../config/Flags.ts"
import * as Vendors from "../config/Vendors.ts"
import { Progress } from "../output/Progress.ts"
import { each, handled } from "../output/runCommand.ts"
import * as Ref from "../tasks/TaskHandle.ts"
import * as Tasks from "../tasks/Tasks.ts"

/** `wait <ref…>` */
export const wait = Command.make(
  "wait",
  { refs: Ref.argument, ...Flags.waiting },
  ({ refs, ...flags }) =>
    handled(Effect.gen(function*() {
      const open = yield* Tasks.opener("wait")
      yield* each(
        yield* Ref.readAll(refs),
        Effect.fnUntraced(function*(ref) {
          const api = yield* open(yield* Vendors.nameOf(ref))
          yield* Tasks.tracked(Tasks.labelOf(ref), (track) =>
            Effect.andThen(
              Tasks.wait(api, ref, Tasks.waitOptions(flags), track),
              track(Progress.Ended({ mood: "good", word: "done" }))
            ))
        }),
        (ref) => ref
      )
    }))
).pipe(
  Command.withExamples([
    { command: "effect-media wait handle.json --deadline 10m", description: "A handle from a file" }
  ])
)
