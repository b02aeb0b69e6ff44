import { hostKind, isPublicAddress } from "@effect-media/core/assets/HostAddress"
import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Clock from "effect/Clock"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as HttpClient from "effect/http/HttpClient"
import * as Dns from "effect/net/Dns"
import * as NetAddress from "effect/net/NetAddress"
import * as Option from "effect/Option"
import { type Address, Credentials, placeOf } from "../config/Credentials.ts"
import { ageInDays, mostDays, newestOf } from "../config/modelAge.ts"
import * as ModelsFile from "../config/ModelsFile.ts"
import { modelTables } from "../config/modelTables.ts"
import { makeStateDirectory, stateDirectory } from "../config/stateDirectory.ts"
import * as Vendors from "../config/Vendors.ts"
import { Exit } from "../errors/Exit.ts"
import { ExitCode } from "../errors/ExitCode.ts"
import { keyVariable } from "../errors/keyVariable.ts"
import { readable } from "../internal/text.ts"
import * as Version from "../internal/Version.ts"
import { proxies } from "../network/Proxy.ts"
import * as Node from "../Node.ts"
import { Check } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { handled } from "../output/runCommand.ts"

type Verdict = typeof Check.Type["verdict"]

/**
 * The largest clock difference, in milliseconds, that is not reported. Dates of `Retry-After` and signatures are
 * compared with our clock.
 */
const mostSkew = 30_000
const timeout = "10 seconds"

/** Sends a request to a host. Any answer shows that the host is reachable, and its date shows the host's clock. */
const reach = Effect.fnUntraced(function*(baseUrl: string) {
  const client = yield* HttpClient.HttpClient
  const { headers, status } = yield* client.get(baseUrl).pipe(Effect.timeout(timeout))
  const now = yield* Clock.currentTimeMillis
  const date = headers["date"] === undefined ? Number.NaN : Date.parse(headers["date"])
  return { status, skew: Number.isNaN(date) ? undefined : now - date }
}, Effect.scoped)

/** Returns true if a host name or address resolves to the public internet. */
const isPublic = Effect.fnUntraced(function*(host: string) {
  const { hostname } = new URL(`http://${host}`)
  const kind = hostKind(hostname)
  if (kind !== "name") return kind === "public"
  const dns = yield* Dns.Dns
  const found = yield* Effect.option(dns.lookup(hostname))
  return Option.exists(found, (addresses) => addresses.some((address) => isPublicAddress(NetAddress.formatIp(address))))
})

/** Describes the age of an API's facts: those that are shipped, and those that were asked for. */
const ageOfModels = Effect.fnUntraced(function*(name: Vendors.VendorName) {
  const now = yield* Clock.currentTimeMillis
  const seen = newestOf(yield* modelTables[name])
  const age = ageInDays(seen, now)
  const shipped = age === undefined ? "shipped without a date" : `shipped as of ${seen}, ${age} days ago`
  const file = Option.getOrUndefined(yield* ModelsFile.read(name))
  const refreshed = file && ageInDays(DateTime.formatIso(file.refreshedAt), now)
  const isOld = Math.min(age ?? Infinity, refreshed ?? Infinity) > mostDays
  const next = isOld && name === "kie" ? "; ask for newer ones: effect-media models refresh" : ""
  const verdict: Verdict = isOld && name === "kie" ? "warning" : "ok"
  return [
    verdict,
    refreshed === undefined ? `${shipped}${next}` : `${shipped}; ${file?.models.length} asked for ${refreshed} days ago`
  ] as const
})

/** `doctor [provider…]` */
export const doctor = Command.make("doctor", {
  providers: Argument.Literals("provider", Vendors.names).pipe(
    Argument.withDescription("The providers to check; all of them if none is named"),
    Argument.variadic()
  )
}, ({ providers }) =>
  handled(Effect.gen(function*() {
    const output = yield* Output
    const keys = yield* Credentials
    const fs = yield* FileSystem.FileSystem
    const named = providers.length === 0 ? Vendors.names : providers
    const codes: Array<ExitCode> = []
    const say = (subject: string, verdict: Verdict, says: string, code: ExitCode = ExitCode.success) => {
      if (verdict === "failure") codes.push(code)
      return output.emit(Check.make({ subject, verdict, says }))
    }

    yield* say("versions", "ok", `effect-media ${yield* Version.own}, Node ${Node.version}, ${Node.platform}`)

    /** Prints the source of an address, and the addresses that are ignored. */
    const sayAddress = Effect.fnUntraced(function*(variable: string, { found, ignored }: Address, url: string) {
      for (const source of ignored) {
        yield* say(variable, "warning", `ignored in ${placeOf(source)}: the key is from elsewhere`)
      }
      if (Option.isSome(found)) yield* say(variable, "ok", `${url} by ${placeOf(found.value.source)}`)
    })

    let found = 0
    const hosts = new Set<string>()
    const prefixes = new Map(named.map((name) => [Vendors.vendors[name].prefix, name]))
    for (const [prefix, name] of prefixes) {
      const variable = keyVariable(prefix)
      const key = Option.getOrUndefined(yield* keys.find(variable))
      const problem = key && ProviderHttp.problemOfKey(key.value.trim())
      if (key === undefined) {
        yield* say(variable, providers.length === 0 ? "warning" : "failure", "not set", ExitCode.account)
      } else {
        found += 1
        yield* problem === undefined
          ? say(variable, "ok", `set in ${placeOf(key.source)}`)
          : say(variable, "failure", `set in ${placeOf(key.source)}, but ${problem}`, ExitCode.account)
      }

      const address = yield* Vendors.addressOf(name)
      const base = Option.isSome(address.found) ? address.found.value.value : yield* Vendors.vendors[name].baseUrl
      if (ProviderHttp.isBaseUrl(base)) {
        const { host, href, protocol } = new URL(base)
        yield* sayAddress(`${prefix}_BASE_URL`, address, href)
        if (protocol === "http:" && (yield* isPublic(host))) {
          yield* say(`${prefix}_BASE_URL`, "warning", `the key would go to ${host} over plain http: use https`)
        }
        hosts.add(base)
      } else {
        yield* say(
          `${prefix}_BASE_URL`,
          "failure",
          "it is not an http(s) URL without user and password",
          ExitCode.usage
        )
      }
    }
    if (found === 0 && providers.length === 0) {
      yield* say("keys", "failure", `none is set: see ${keys.defaultKeyFile}`, ExitCode.account)
    }
    for (const variable of ["EFFECT_MEDIA_DATABASE_URL", "EFFECT_MEDIA_REDIS_URL"]) {
      yield* sayAddress(variable, yield* Vendors.serviceAddress(variable), "set")
    }

    const proxy = yield* proxies
    yield* say("proxy", proxy.problem === undefined ? "ok" : "failure", proxy.says, ExitCode.usage)

    yield* Effect.forEach(hosts, (host) =>
      reach(host).pipe(
        Effect.matchEffect({
          onFailure: (error) =>
            say(
              host,
              "failure",
              error._tag === "TimeoutError" ? `no answer within ${timeout}` : `no answer: ${error.message}`,
              ExitCode.unavailable
            ),
          onSuccess: ({ skew, status }) =>
            Effect.andThen(
              say(host, "ok", `answers (HTTP ${status})`),
              skew === undefined
                ? Effect.void
                : Math.abs(skew) > mostSkew
                ? say(
                  `clock compared with ${host}`,
                  "warning",
                  `${readable(Math.abs(skew))} off: set the clock of this machine`
                )
                : say(`clock compared with ${host}`, "ok", `within ${readable(Math.max(1000, Math.abs(skew)))}`)
            )
        })
      ), { concurrency: 4, discard: true })

    for (const name of named) yield* say(`models of ${name}`, ...yield* ageOfModels(name))

    const directory = yield* stateDirectory
    const isWritable = yield* makeStateDirectory.pipe(
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
    Command.withExamples([{ command: "effect-media doctor kie" }])
  )
