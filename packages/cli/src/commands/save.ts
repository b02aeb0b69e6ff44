import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Flags from "../config/Flags.ts"
import * as Vendors from "../config/Vendors.ts"
import { Progress } from "../output/Progress.ts"
import { each, handled } from "../output/runCommand.ts"
import * as Ref from "../tasks/TaskHandle.ts"
import * as Tasks from "../tasks/Tasks.ts"

/** `save <ref…> --out DIR` */
export const save = Command.make("save", {
  refs: Ref.argument,
  ...Flags.saving,
  ...Flags.naming,
  ...Flags.opening,
  ...Flags.waiting
}, ({ refs, ...flags }) =>
  handled(Effect.gen(function*() {
    const open = yield* Tasks.opener("save")
    const storeOf = yield* Tasks.openStores(flags)
    yield* each(
      yield* Ref.readAll(refs),
      Effect.fnUntraced(function*(ref) {
        const api = yield* open(yield* Vendors.nameOf(ref))
        yield* Tasks.tracked(
          Tasks.labelOf(ref),
          Effect.fnUntraced(function*(track) {
            const task = yield* Tasks.wait(api, ref, Tasks.waitOptions(flags), track, "more")
            const files = yield* Tasks.save(storeOf, api, task, track)
            yield* track(Progress.Ended({ mood: "good", word: Tasks.filesSaved(files) }))
            yield* Tasks.openFiles(flags.open, files)
          })
        )
      }),
      (ref) => ref
    )
  }))).pipe(
    Command.withExamples([
      { command: "effect-media save kie:281e5b04 --out pictures", description: "Each file, and a manifest next to it" }
    ])
  )
