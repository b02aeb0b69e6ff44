import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Vendors from "../config/Vendors.ts"
import { Status } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { each, handled } from "../output/runCommand.ts"
import * as Ref from "../tasks/TaskHandle.ts"
import * as Tasks from "../tasks/Tasks.ts"

/** `status <ref…>` */
export const status = Command.make("status", { refs: Ref.argument }, ({ refs }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const open = yield* Tasks.opener("status")
    yield* each(
      yield* Ref.readAll(refs),
      Effect.fnUntraced(function*(ref) {
        const api = yield* open(yield* Vendors.nameOf(ref))
        yield* output.emit(Status.make({ snapshot: yield* api.provider.status(ref) }))
      })
    )
  }))).pipe(
    Command.withExamples([{ command: "effect-media status kie:281e5b04", description: "A task by its id" }])
  )
