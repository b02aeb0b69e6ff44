/**
 * `pnpm faults`: plays the fault table and prints it.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { apis } from "./apis/index.ts"
import { cases } from "./cases.ts"
import * as Mode from "./Mode.ts"
import * as Table from "./Table.ts"

const command = Command.make(
  "faults",
  {
    virtual: Flag.Boolean("virtual").pipe(
      Flag.withDescription("Only in process, on virtual time"),
      Flag.withDefault(false)
    ),
    sockets: Flag.Boolean("sockets").pipe(Flag.withDescription("Only over real sockets"), Flag.withDefault(false)),
    number: Flag.Int("case").pipe(Flag.withDescription("Only this case, 1 to 33"), Flag.optional),
    vendor: Flag.Literals("api", apis.map(({ vendor }) => vendor)).pipe(
      Flag.withDescription("Only this API"),
      Flag.optional
    )
  },
  Effect.fnUntraced(function*({ number, sockets, vendor, virtual }) {
    const lines = cases.filter((line) => Option.isNone(number) || line.number === number.value)
    const columns = apis.filter((api) => Option.isNone(vendor) || api.vendor === vendor.value)
    const scored: Table.Scored = {
      ...(sockets && !virtual ? {} : { virtual: yield* Table.scores(Mode.virtual, lines, columns) }),
      ...(virtual && !sockets ? {} : { sockets: yield* Table.scores(Mode.sockets, lines, columns) })
    }
    yield* Console.log(Table.format(scored, lines, columns))
    if (!Table.isWhole(scored)) {
      yield* Effect.sync(() => {
        process.exitCode = 1
      })
    }
  })
).pipe(Command.withDescription("33 things that vendors do, on seven APIs: what is seen of each"))

Command.run(command, { version: "0.0.0" }).pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
