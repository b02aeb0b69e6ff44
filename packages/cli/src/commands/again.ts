import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Flags from "../config/Flags.ts"
import { handleOf } from "../config/handleOf.ts"
import * as Vendors from "../config/Vendors.ts"
import { UsageError } from "../errors/CliError.ts"
import { plain } from "../internal/text.ts"
import { Output } from "../output/Output.ts"
import { handled } from "../output/runCommand.ts"
import { History } from "../tasks/History.ts"
import * as Money from "../tasks/Money.ts"
import { runJob } from "../tasks/runJob.ts"
import * as Ref from "../tasks/TaskHandle.ts"

/** Returns the request of a task from the history, to be submitted to the same API. */
const requestOf = Effect.fnUntraced(function*(text: string) {
  const [ref, ...others] = yield* Ref.readAll([text])
  if (ref === undefined || others.length > 0) {
    return yield* new UsageError({
      what: `${plain(text)} has ${others.length + 1} handles.`,
      next: "Name one of them."
    })
  }
  const name = yield* Vendors.nameOf(ref)
  const found = Option.getOrUndefined(yield* History.use(({ find }) => find(name, ref.id)))
  if (found === undefined || found.request === null) {
    return yield* new UsageError({
      what: found === undefined
        ? `The history has no task ${plain(handleOf(ref))}.`
        : `The history has ${plain(handleOf(ref))} without its request, which is too long or no JSON.`,
      next: found === undefined ? "effect-media history lists the tasks that it has." : "Run it with its own flags."
    })
  }
  const { host } = yield* Vendors.open(name)
  if (found.host !== null && host === undefined) {
    return yield* new UsageError({
      what: `${plain(handleOf(ref))} was submitted to ${plain(found.host)}, and now requests go to the vendor itself.`,
      next: `Name the address with --base-url or in ${Vendors.vendors[name].prefix}_BASE_URL, or use effect-media run.`
    })
  }
  // Without a key of its own each submit gets a new one.
  const { idempotencyKey: _, ...job } = found.request
  return { name, job }
})

/** `again <ref> --out DIR` */
export const again = Command.make("again", {
  ref: Ref.one,
  ...Flags.saving,
  ...Flags.naming,
  ...Flags.opening,
  ...Flags.waiting,
  ...Money.flags
}, ({ ref, ...flags }) =>
  handled(Effect.gen(function*() {
    const { job, name } = yield* requestOf(ref)
    const estimators = yield* Money.estimators([name])
    if (Option.isNone(estimators(name)(job))) {
      yield* Output.use((output) => output.note(`${name}  ${job.model}  the price is not known`))
    }
    yield* runJob("again", name, job, flags)
  }))).pipe(
    Command.withExamples([
      { command: "effect-media again kie:281e5b04 --out pictures", description: "The same request once more" }
    ])
  )
