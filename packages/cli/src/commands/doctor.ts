import { hostKind, isPublicAddress } from "@effect-media/core/assets/HostAddress"
import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import { formatDuration } from "@effect-media/core/polling/ProgressLine"
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
import { counted } from "../internal/text.ts"
import * as Version from "../internal/Version.ts"
import { proxies } from "../network/Proxy.ts"
import * as Node from "../Node.ts"
import { Check } from "../output/Event.ts"
import { Output } from "../output/Output.ts"
import { handled } from "../output/runCommand.ts"

/** The result of a check; a failure has the exit code that it causes. */
interface Finding {
  readonly subject: string
  readonly verdict: typeof Check.Type["verdict"]
  readonly says: string
  readonly code?: ExitCode | undefined
}

const ok = (subject: string, says: string): Finding => ({ subject, verdict: "ok", says })
const warning = (subject: string, says: string): Finding => ({ subject, verdict: "warning", says })
const failure = (subject: string, says: string, code: ExitCode): Finding => ({
  subject,
  verdict: "failure",
  says,
  code
})

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
const checkModels = Effect.fnUntraced(function*(name: Vendors.VendorName) {
  const now = yield* Clock.currentTimeMillis
  const seen = newestOf(yield* modelTables[name])
  const age = ageInDays(seen, now)
  const shipped = age === undefined ? "shipped without a date" : `shipped as of ${seen}, ${counted(age, "day")} ago`
  const file = Option.getOrUndefined(yield* ModelsFile.read(name))
  const refreshed = file && ageInDays(DateTime.formatIso(file.refreshedAt), now)
  const isOld = name === "kie" && Math.min(age ?? Infinity, refreshed ?? Infinity) > mostDays
  const next = isOld ? "; ask for newer ones: effect-media models refresh" : ""
  const says = refreshed === undefined
    ? `${shipped}${next}`
    : `${shipped}; ${file?.models.length} asked for ${counted(refreshed, "day")} ago`
  return (isOld ? warning : ok)(`models of ${name}`, says)
})

/** Describes the source of an address, and the addresses that are ignored. */
const checkAddress = (variable: string, { found, ignored }: Address, url: string): ReadonlyArray<Finding> => [
  ...ignored.map((source) => warning(variable, `ignored in ${placeOf(source)}: the key is from elsewhere`)),
  ...(Option.isSome(found) ? [ok(variable, `${url} by ${placeOf(found.value.source)}`)] : [])
]

/** Checks the key of an API. A missing one is a failure only if the API was named. */
const checkKey = Effect.fnUntraced(function*(name: Vendors.VendorName, isNamed: boolean) {
  const variable = keyVariable(Vendors.vendors[name].prefix)
  const key = Option.getOrUndefined(yield* Credentials.use(({ find }) => find(variable)))
  if (key === undefined) {
    return isNamed ? failure(variable, "not set", ExitCode.account) : warning(variable, "not set")
  }
  const problem = ProviderHttp.problemOfKey(key.value.trim())
  return problem === undefined
    ? ok(variable, `set in ${placeOf(key.source)}`)
    : failure(variable, `set in ${placeOf(key.source)}, but ${problem}`, ExitCode.account)
})

/** Checks the address of an API, and returns it if requests can go there. */
const checkBaseUrl = Effect.fnUntraced(function*(name: Vendors.VendorName) {
  const { baseUrl, prefix } = Vendors.vendors[name]
  const variable = `${prefix}_BASE_URL`
  const address = yield* Vendors.addressOf(name)
  const base = Option.isSome(address.found) ? address.found.value.value : yield* baseUrl
  if (!ProviderHttp.isBaseUrl(base)) {
    const says = "it is not an http(s) URL without user and password"
    return { findings: [failure(variable, says, ExitCode.usage)], host: undefined }
  }
  const { host, href, protocol } = new URL(base)
  const isOpen = protocol === "http:" && (yield* isPublic(host))
  const open = isOpen ? [warning(variable, `the key would go to ${host} over plain http: use https`)] : []
  return { findings: [...checkAddress(variable, address, href), ...open], host: base }
})

/** Checks that a host answers, and compares its clock with ours. */
const checkHost = (host: string) =>
  Effect.match(reach(host), {
    onFailure: (error): ReadonlyArray<Finding> => {
      const says = error._tag === "TimeoutError" ? `no answer within ${timeout}` : `no answer: ${error.message}`
      return [failure(host, says, ExitCode.unavailable)]
    },
    onSuccess: ({ skew, status }): ReadonlyArray<Finding> => {
      const answers = ok(host, `answers (HTTP ${status})`)
      if (skew === undefined) return [answers]
      const subject = `clock compared with ${host}`
      const off = Math.abs(skew)
      return [
        answers,
        off > mostSkew
          ? warning(subject, `${formatDuration(off)} off: set the clock of this machine`)
          : ok(subject, `within ${formatDuration(Math.max(1000, off))}`)
      ]
    }
  })

/** Checks that the directory of what commands keep can be written. */
const checkState = Effect.gen(function*() {
  const fs = yield* FileSystem.FileSystem
  const directory = yield* stateDirectory
  const isWritable = yield* makeStateDirectory.pipe(
    Effect.andThen(fs.access(directory, { writable: true })),
    Effect.isSuccess
  )
  const subject = "history and learned durations"
  return isWritable
    ? ok(subject, `kept in ${directory}`)
    : warning(subject, `${directory} cannot be written: they end with each command`)
})

const noKeys = (file: string) => `none is set: effect-media init asks for them and writes ${file}`

/** `doctor [provider…]` */
export const doctor = Command.make("doctor", {
  providers: Argument.Literals("provider", Vendors.names).pipe(
    Argument.withDescription("The providers to check; all of them if none is named"),
    Argument.variadic()
  )
}, ({ providers }) =>
  handled(Effect.gen(function*() {
    const isNamed = providers.length > 0
    const named = isNamed ? providers : Vendors.names
    // Both APIs of GlobalAIOPC have one key and one address.
    const apis = Array.from(new Map(named.map((name) => [Vendors.vendors[name].prefix, name])).values())
    const settings = yield* Effect.forEach(
      apis,
      (name) => Effect.all({ key: checkKey(name, isNamed), address: checkBaseUrl(name) })
    )
    const hosts = new Set(settings.flatMap(({ address: { host } }) => host === undefined ? [] : [host]))
    const isWithoutKeys = settings.every(({ key }) => key.verdict === "warning")
    const { defaultKeyFile } = yield* Credentials
    const services = yield* Effect.forEach(
      ["EFFECT_MEDIA_DATABASE_URL", "EFFECT_MEDIA_REDIS_URL"],
      (variable) => Effect.map(Vendors.serviceAddress(variable), (address) => checkAddress(variable, address, "set"))
    )
    const proxy = yield* proxies
    const findings: ReadonlyArray<Finding> = [
      ok("versions", `effect-media ${yield* Version.own}, Node ${Node.version}, ${Node.platform}`),
      ...settings.flatMap(({ address, key }) => [key, ...address.findings]),
      ...(isWithoutKeys ? [failure("keys", noKeys(defaultKeyFile), ExitCode.account)] : []),
      ...services.flat(),
      proxy.problem === undefined ? ok("proxy", proxy.says) : failure("proxy", proxy.says, ExitCode.usage),
      ...(yield* Effect.forEach(hosts, checkHost, { concurrency: 4 })).flat(),
      ...yield* Effect.forEach(named, checkModels),
      yield* checkState
    ]
    yield* Output.use((output) =>
      output.table(findings.map(({ says, subject, verdict }) => Check.make({ subject, verdict, says })))
    )
    const failed = findings.find(({ verdict }) => verdict === "failure")
    if (failed?.code !== undefined) return yield* new Exit({ code: failed.code })
  }))).pipe(
    Command.withExamples([{ command: "effect-media doctor kie" }])
  )
