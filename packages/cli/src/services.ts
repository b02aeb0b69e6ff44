/**
 * The services that the handlers of commands need.
 */
import { Poller } from "@effect-media/core/polling/Poller"
import * as Handover from "@effect-media/core/task/Handover"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Credentials } from "./config/Credentials.ts"
import * as DurationsFile from "./config/DurationsFile.ts"
import * as ModelsFile from "./config/ModelsFile.ts"
import * as Otlp from "./config/Otlp.ts"
import { Output } from "./output/Output.ts"
import { History } from "./tasks/History.ts"

/** The services of all commands. They are built after the flags are parsed. */
export const layer = Layer.mergeAll(
  Poller.layerDurations(),
  Credentials.layer,
  History.layer,
  Otlp.layer,
  ModelsFile.layer,
  // Commands tell themselves, in one line, how to resume what keeps running.
  Layer.succeed(Handover.ReportHandle, () => Effect.void)
).pipe(
  Layer.provideMerge(Output.layer),
  Layer.provideMerge(DurationsFile.layer)
)
