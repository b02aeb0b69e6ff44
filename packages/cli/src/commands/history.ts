import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Flags from "../config/Flags.ts"
import { handleOf } from "../config/handleOf.ts"
import * as Vendors from "../config/Vendors.ts"
import { Submission } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { handled } from "../output/runCommand.ts"
import { History, type HistoryEntry, mostTasks } from "../tasks/History.ts"

const encodeRequest = Schema.encodeSync(Schema.toCodecJson(Vendors.Job))

const eventOf = ({ api, cost, estimate, host, ref, request, ...entry }: HistoryEntry) =>
  Submission.make({
    ...entry,
    provider: api,
    ...(host !== null && { host }),
    ...(ref !== null && { ref, handle: handleOf(ref) }),
    ...(request !== null && { request: encodeRequest(request) }),
    ...(estimate !== null && { estimate }),
    ...(cost !== null && { cost })
  })

/** `history [--search TEXT]` */
export const history = Command.make("history", {
  search: Flag.String("search").pipe(
    Flag.withAlias("s"),
    Flag.withMetavar("TEXT"),
    Flag.withDescription("Only tasks whose handle, model, state or request contains this text"),
    Flag.withDefault("")
  ),
  limit: Flag.Int("limit").pipe(
    Flag.withDescription("The maximum number, the newest ones; 20 by default"),
    Flags.positive,
    Flag.withDefault(20)
  )
}, (options) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const { entries, total } = yield* History.use(({ list }) => list(options))
    yield* output.table(entries.map(eventOf))
    if (total === 0) yield* output.note("No task in the history of this machine.")
    if (total > entries.length) yield* output.note(`${entries.length} of ${total} tasks; --limit shows more.`)
    if (total >= mostTasks) yield* output.note(`The history keeps the last ${mostTasks} tasks.`)
  }))).pipe(
    Command.withExamples([
      { command: "effect-media history --search boat", description: "The tasks whose prompts have this word" }
    ])
  )
