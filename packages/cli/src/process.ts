/**
 * The process: Node's services, and the second Ctrl-C.
 */
import * as NodeDns from "@effect/platform-node/NodeDns"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import { ExitCode } from "./ExitCode.ts"
import { main } from "./Main.ts"
import * as Network from "./Network.ts"
import * as Version from "./Version.ts"

process.once("SIGINT", () => {
  process.once("SIGINT", () => process.exit(ExitCode.interrupted))
  setTimeout(() => console.error("Waiting for the vendor's answer. Ctrl-C again ends at once."), 500).unref()
})

Effect.flatMap(Version.own, main).pipe(
  Effect.provide([NodeServices.layer, Network.layer, NodeDns.layer]),
  NodeRuntime.runMain
)
