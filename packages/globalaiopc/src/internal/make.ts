import type * as Dialect from "@effect-media/core/http/Dialect"
import * as ProviderHttp from "@effect-media/core/http/ProviderHttp"
import * as TaskRequest from "@effect-media/core/model/TaskRequest"
import * as PollSchedule from "@effect-media/core/polling/PollSchedule"
import { InvalidRequest } from "@effect-media/core/task/TaskError"
import type { PollingPolicy, TaskProvider } from "@effect-media/core/task/TaskProvider"
import { acceptRef, type MediaKind, type TaskRef } from "@effect-media/core/task/TaskRef"
import * as ScriptedProvider from "@effect-media/core/testing/ScriptedProvider"
import * as Effect from "effect/Effect"
import type * as HttpClient from "effect/http/HttpClient"
import * as Schema from "effect/Schema"
import { imagePaths, videoPaths } from "../GlobalAiopcModels.ts"
import { type GlobalAiopcOptions, KnownStatusPaths } from "../GlobalAiopcOptions.ts"
import * as Wire from "../GlobalAiopcWire.ts"

/** The differences between the two services. */
interface Service {
  readonly name: string
  readonly dialect: Dialect.Dialect
  readonly paths: Readonly<Record<string, ReadonlyArray<string>>>
  readonly createPath: string
  readonly statusPaths: readonly [string, ...ReadonlyArray<string>]
  readonly url: "image_url" | "video_url"
  readonly policy: PollingPolicy
}

const services = {
  image: {
    name: "GlobalAiopcImage",
    dialect: { ...Wire.dialect, linkLifetime: "24 hours" },
    paths: imagePaths,
    createPath: "/v1/banana/images",
    // The first is that of the original page, the second that of newer ones.
    statusPaths: ["/kyyAiPower/v1/result", "/kyyReactApiServer/v1/result"],
    url: "image_url",
    // 2–5 s.
    policy: {
      initialDelay: "3 seconds",
      steps: [{ after: 0, interval: "3 seconds" }, { after: "1 minute", interval: "5 seconds" }]
    }
  },
  video: {
    name: "GlobalAiopcVideo",
    dialect: Wire.dialect,
    paths: videoPaths,
    createPath: "/v1/videos/videos",
    statusPaths: ["/kyyReactApiServer/v1/result"],
    url: "video_url",
    // 30–60 s; most end within a few minutes.
    policy: {
      initialDelay: "30 seconds",
      steps: [{ after: 0, interval: "30 seconds" }, { after: "10 minutes", interval: "60 seconds" }]
    }
  }
} satisfies Readonly<Record<string, Service>>

export type Kind = keyof typeof services

export interface Job {
  readonly model: string
  readonly input: TaskRequest.TaskInput
}

const { provider } = Wire.dialect

const otherKind = (kind: Kind, ref: TaskRef) => {
  const hint = isKind(ref.kind) ? `ask ${services[ref.kind].name}` : `${services[kind].name} has none of these`
  return InvalidRequest.local(
    provider,
    [{ path: "kind", problem: `this handle is of kind "${ref.kind}": ${hint}` }],
    ref
  )
}

const isKind = (kind: MediaKind): kind is Kind => kind in services

const pathsOf = ({ createPath, paths }: Service): (model: string | undefined) => string => {
  const known = new Map(Object.entries(paths).flatMap(([path, models]) => models.map((model) => [model, path])))
  return (model) => `/kyyReactApiServer${known.get(model ?? "") ?? createPath}`
}

/** Matches the path of the model center, which is also that of its status requests. */
const modelCenter = /\/v2\/model-center\/tasks$/

const validator = <A extends Job, I>(kind: Kind, request: Schema.Codec<A, I>) =>
  TaskRequest.validator(provider, request, () => import("./check.ts"), (spec) => {
    if (spec.kind !== kind) {
      const hint = isKind(spec.kind) ? `submit it to ${services[spec.kind].name}` : "which no service here makes"
      return `"${spec.id}" makes ${spec.kind}, not ${kind}: ${hint}`
    }
    return undefined
  })

export const make = Effect.fnUntraced(function*<A extends Job, I>(
  kind: Kind,
  request: Schema.Codec<A, I>,
  options: GlobalAiopcOptions
): Effect.fn.Return<TaskProvider<A> & { readonly provider: typeof provider }, never, HttpClient.HttpClient> {
  const service = services[kind]
  const { dialect, name, policy, url } = service
  const { baseUrl = dialect.baseUrl, createPath, statusPath } = options
  const pathOf = createPath === undefined ? pathsOf(service) : () => createPath
  const statusPaths = statusPath === undefined ? service.statusPaths : [statusPath] as const
  const known = yield* KnownStatusPaths
  const http = yield* ProviderHttp.make(dialect, options)
  const validate = yield* validator(kind, request)(options)

  const submit = Effect.fn(`${name}.submit`)(function*(job: A) {
    const { input, model } = yield* validate(job)
    const body = { ...input, model }
    return yield* http.create({
      kind,
      model,
      path: pathOf(model),
      body,
      schema: Wire.CreateReply,
      idOf: ({ id }) => id
    })
  })

  const ask = (ref: TaskRef, path: string) =>
    http.status({
      ref,
      span: `${name}.status`,
      path: `${path}/${ProviderHttp.pathSegment(ref.id)}`,
      schema: Wire.StatusReply,
      toReport: (reply) => "data" in reply ? undefined : Wire.toReport(reply, url)
    })

  /** Asks at the path that answered last. If it knows no such task, the other one is asked, and kept if it does. */
  const askAny = (ref: TaskRef) => {
    const first = statusPaths.find((path) => path === known.get(baseUrl)) ?? statusPaths[0]
    const second = statusPaths.find((path) => path !== first)
    if (second === undefined) return ask(ref, first)
    return Effect.catchTag(
      ask(ref, first),
      "TaskNotFound",
      (error) =>
        Effect.delay(ask(ref, second), "100 millis").pipe(
          Effect.tap(() => Effect.sync(() => known.set(baseUrl, second))),
          Effect.catchTag("TaskNotFound", () => Effect.fail(error))
        )
    )
  }

  const status = acceptRef((ref) => {
    if (ref.provider === provider && ref.kind !== kind) return Effect.fail(otherKind(kind, ref))
    const path = pathOf(ref.model)
    return statusPath === undefined && modelCenter.test(path) ? ask(ref, path) : askAny(ref)
  })

  return { provider, limits: {}, polling: PollSchedule.forAllKinds(policy), submit, status }
})

export const double = <A extends Job, I>(
  kind: Kind,
  request: Schema.Codec<A, I>,
  script: ReadonlyArray<ScriptedProvider.ScriptedTask>,
  options: TaskRequest.ValidationOptions
) => ({
  provider,
  script,
  describe: ({ model }: A) => ({ kind, model }),
  validate: validator(kind, request)(options)
})
