import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as HttpClient from "effect/http/HttpClient"
import * as Option from "effect/Option"
import { Check } from "../Event.ts"
import { ExitCode } from "../ExitCode.ts"
import { Exit, handled } from "../Handled.ts"
import { readable } from "../internal/text.ts"
import { Keys } from "../Keys.ts"
import { stateDirectory } from "../Learned.ts"
import * as Node from "../Node.ts"
import { Output } from "../Output.ts"
import { proxies } from "../Proxy.ts"
import * as Settings from "../Settings.ts"
import * as Vendors from "../Vendors.ts"
import * as Version from "../Version.ts"

type Verdict = typeof Check.Type["verdict"]

/** More than this between the clocks is worth a word: dates of `Retry-After` and of signatures are read with ours. */
const mostSkew = 30_000
const patience = "10 seconds"

/** Asks a host for nothing in particular: any answer will do, and says what time it is there. */
const reach = Effect.fnUntraced(function*(baseUrl: string) {
  const client = yield* HttpClient.HttpClient
  const { headers, status } = yield* client.get(baseUrl).pipe(Effect.timeout(patience))
  const now = yield* Clock.currentTimeMillis
  const date = headers["date"] === undefined ? Number.NaN : Date.parse(headers["date"])
  return { status, skew: Number.isNaN(date) ? undefined : now - date }
}, Effect.scoped)

/** `doctor [provider…]` */
export const doctor = Command.make("doctor", {
  providers: Argument.Literals("provider", Vendors.names).pipe(
    Argument.withDescription("Who is looked at; all of them where nobody is named"),
    Argument.variadic()
  )
}, ({ providers }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const keys = yield* Keys
    const fs = yield* FileSystem.FileSystem
    const named = providers.length === 0 ? Vendors.names : providers
    const codes: Array<ExitCode> = []
    const say = (subject: string, verdict: Verdict, says: string, code: ExitCode = ExitCode.success) => {
      if (verdict === "failure") codes.push(code)
      return output.emit(Check.make({ subject, verdict, says }))
    }

    yield* say("versions", "ok", `effect-media ${yield* Version.own}, Node ${Node.version}, ${Node.platform}`)

    let found = 0
    for (const prefix of new Set(named.map((name) => Vendors.vendors[name].prefix))) {
      const variable = `${prefix}_API_KEY`
      const source = yield* keys.whereIs(variable)
      if (Option.isSome(source)) {
        found += 1
        yield* say(variable, "ok", `set in ${source.value}`)
      } else {
        yield* say(variable, providers.length === 0 ? "warning" : "failure", "not set", ExitCode.account)
      }
    }
    if (found === 0 && providers.length === 0) {
      yield* say("keys", "failure", `none is set: see ${keys.defaultKeyFile}`, ExitCode.account)
    }

    const proxy = yield* proxies
    yield* say("proxy", proxy.problem === undefined ? "ok" : "failure", proxy.says, ExitCode.usage)

    const own = Option.getOrUndefined(yield* Settings.baseUrl)
    const hosts = new Set(yield* Effect.forEach(named, (name) => Vendors.baseUrlOf(name, own)))
    yield* Effect.forEach(hosts, (host) =>
      reach(host).pipe(
        Effect.matchEffect({
          onFailure: (error) =>
            say(
              host,
              "failure",
              error._tag === "TimeoutError" ? `no answer within ${patience}` : `no answer: ${error.message}`,
              ExitCode.unavailable
            ),
          onSuccess: ({ skew, status }) =>
            Effect.andThen(
              say(host, "ok", `answers (HTTP ${status})`),
              skew === undefined
                ? Effect.void
                : Math.abs(skew) > mostSkew
                ? say(
                  `clock beside ${host}`,
                  "warning",
                  `${readable(Math.abs(skew))} off: set the clock of this machine`
                )
                : say(`clock beside ${host}`, "ok", `within ${readable(Math.max(1000, Math.abs(skew)))}`)
            )
        })
      ), { concurrency: 4, discard: true })

    const directory = yield* stateDirectory
    const isWritable = yield* fs.makeDirectory(directory, { recursive: true }).pipe(
      Effect.andThen(fs.access(directory, { writable: true })),
      Effect.isSuccess
    )
    yield* say(
      "learned durations",
      isWritable ? "ok" : "warning",
      isWritable ? `kept in ${directory}` : `${directory} cannot be written: they end with each command`
    )

    const [first] = codes
    if (first !== undefined) return yield* new Exit({ code: first })
  }))).pipe(
    Command.withDescription("Look at keys, the proxy, hosts, the clock and versions"),
    Command.withExamples([{ command: "effect-media doctor kie" }])
  )
