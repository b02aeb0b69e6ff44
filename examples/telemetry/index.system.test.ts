import { Telemetry } from "@effect-media/core/telemetry"
import { NodeHttpServer } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Metric, Schema } from "effect"
import { FetchHttpClient, HttpClient, HttpRouter, HttpServer } from "effect/http"
import { createServer } from "node:http"
import { collector } from "./collector.ts"
import dashboard from "./grafana.json" with { type: "json" }
import { boats, otlp, prometheus } from "./index.ts"
import { stage } from "./stage.ts"

const prompts = ["paper", "tin", "glass", "cork"]
const registry = () => Effect.provideService(Metric.MetricRegistry, new Map())
const table = Object.values(Telemetry.metrics)

const Attributes = Schema.Array(Schema.Struct({
  key: Schema.String,
  value: Schema.Record(Schema.String, Schema.Json)
}))
const Point = Schema.Struct({
  attributes: Attributes,
  count: Schema.optional(Schema.Finite),
  sum: Schema.optional(Schema.Finite),
  asDouble: Schema.optional(Schema.Finite)
})
const Points = Schema.Struct({ dataPoints: Schema.Array(Point) })
const MetricsBody = Schema.fromJsonString(Schema.Struct({
  resourceMetrics: Schema.Array(Schema.Struct({
    resource: Schema.Struct({ attributes: Attributes }),
    scopeMetrics: Schema.Array(Schema.Struct({
      metrics: Schema.Array(Schema.Struct({
        name: Schema.String,
        unit: Schema.String,
        histogram: Schema.optional(Points),
        gauge: Schema.optional(Points),
        sum: Schema.optional(Points)
      }))
    }))
  }))
}))
const TracesBody = Schema.fromJsonString(Schema.Struct({
  resourceSpans: Schema.Array(Schema.Struct({
    scopeSpans: Schema.Array(Schema.Struct({
      spans: Schema.Array(Schema.Struct({ name: Schema.String, attributes: Attributes }))
    }))
  }))
}))

const received = Effect.acquireRelease(Effect.promise(collector), ({ close }) => Effect.promise(close))

/** Runs the boats with a collector until the exporters have ended, and returns the exports. */
const exported = (serialization: "json" | "protobuf") =>
  Effect.gen(function*() {
    const { exports, url } = yield* received
    const lines = yield* boats(prompts).pipe(
      Effect.provide(Layer.merge(Layer.fresh(stage), otlp(url, serialization))),
      registry()
    )
    return { exports, lines }
  })

const at = (attributes: typeof Attributes.Type, key: string) =>
  Object.values(attributes.find((one) => one.key === key)?.value ?? {})[0]

describe("a collector over OTLP", () => {
  it.live("gets every metric of the table, with its unit, and spans with the task's id", () =>
    Effect.gen(function*() {
      const { exports, lines } = yield* exported("json")
      assert.strictEqual(lines.filter((line) => line.includes("ContentPolicy")).length, 1, lines.join("\n"))
      assert.isTrue(exports.every(({ type }) => type === "application/json"))

      const last = exports.filter(({ path }) => path === "/v1/metrics").at(-1)
      const [of] = (yield* Schema.decodeEffect(MetricsBody)(String(last?.body))).resourceMetrics
      assert.strictEqual(at(of?.resource.attributes ?? [], "service.name"), "paper-boats")
      const metrics = of?.scopeMetrics.flatMap(({ metrics }) => metrics) ?? []
      assert.deepStrictEqual(
        metrics.map(({ name, unit }) => ({ name, unit })).toSorted((a, b) => a.name < b.name ? -1 : 1),
        table.map(({ name, unit }) => ({ name, unit })).toSorted((a, b) => a.name < b.name ? -1 : 1)
      )
      const pointsOf = (name: string) =>
        metrics.filter((metric) => metric.name === name).flatMap(({ gauge, histogram, sum }) =>
          (histogram ?? gauge ?? sum)?.dataPoints ?? []
        )
      assert.strictEqual(pointsOf("media.task.wait.polls").reduce((all, { count = 0 }) => all + count, 0), 4)
      const [failure, ...others] = pointsOf("media.task.failures")
      assert.isEmpty(others)
      assert.strictEqual(failure?.asDouble, 1)
      assert.strictEqual(at(failure?.attributes ?? [], "media.failure.category"), "ContentPolicy")
      assert.isEmpty(pointsOf("media.task.wait.duration").filter(({ attributes }) => at(attributes, "media.task.id")))

      const traces = yield* Effect.forEach(
        exports.filter(({ path }) => path === "/v1/traces"),
        ({ body }) => Schema.decodeEffect(TracesBody)(String(body))
      )
      const spans = traces.flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
      )
      const waits = spans.filter(({ name }) => name === "Poller.wait")
      assert.lengthOf(waits, 4)
      assert.strictEqual(new Set(waits.map(({ attributes }) => at(attributes, "media.task.id"))).size, 4)
      assert.isTrue(waits.every(({ attributes }) => Number(at(attributes, "media.task.polls")) >= 1))
      assert.includeMembers(spans.map(({ name }) => name), ["boats", "Poller.run", "Kie.submit", "AssetStore.save"])
      const http = spans.filter(({ attributes }) => at(attributes, "http.request.method") !== undefined)
      assert.isAtLeast(http.length, 11) // a submit and a poll of each boat, and three files
      for (const key of ["url.full", "server.address", "http.response.status_code"]) {
        assert.isTrue(http.every(({ attributes }) => at(attributes, key) !== undefined), key)
      }
      assert.notInclude(exports.map(({ body }) => String(body)).join(), "sk-emulated")
    }))

  it.live("gets them as protobuf too", () =>
    Effect.gen(function*() {
      const { exports } = yield* exported("protobuf")
      assert.isTrue(exports.every(({ type }) => type === "application/x-protobuf"))
      const last = exports.filter(({ path }) => path === "/v1/metrics").at(-1)
      const text = last?.body.toString("latin1") ?? ""
      for (const { name } of table) assert.include(text, name)
    }))
})

/** Returns the names of metrics in a PromQL expression: `media_…`, without the suffixes of histogram series. */
const queried = (expression: string) =>
  Array.from(expression.matchAll(/\bmedia_[a-z_]+(?=[{[ )]|$)/g), ([name]) => name)
    .filter((name) =>
      !/^media_(provider|kind|model|operation|failure_category|rate_limit_account|cost_unit)$/.test(name)
    )

describe("Prometheus", () => {
  const scrape = Effect.gen(function*() {
    yield* boats(prompts)
    const { address } = yield* HttpServer.HttpServer
    const response = yield* HttpClient.get(`${HttpServer.formatAddress(address)}/metrics`).pipe(
      Effect.provide(FetchHttpClient.layer, { local: true })
    )
    assert.include(response.headers["content-type"], "text/plain; version=0.0.4")
    return yield* response.text
  }).pipe(
    Effect.provide(
      HttpRouter.serve(prometheus, { disableListenLog: true, disableLogger: true }).pipe(
        Layer.provideMerge(NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0 })),
        Layer.provideMerge(Layer.merge(Layer.fresh(stage), Telemetry.layer))
      )
    ),
    registry()
  )

  it.live("scrapes what the dashboard queries, under OpenTelemetry's names for it", () =>
    Effect.gen(function*() {
      const text = yield* scrape
      for (const { name, type } of table) assert.include(text, `# TYPE ${Telemetry.prometheusName(name)} ${type}\n`)
      const labels = `{media_provider="kie",media_kind="image",media_model="google/nano-banana"`
      assert.include(text, `media_task_failures_total${labels},error_type="TaskFailed",media_failure_category="Cont`)

      const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))
      const names = new Set(expressions.flatMap(queried))
      assert.isAtLeast(names.size, table.length)
      const there = new Set(Array.from(text.matchAll(/^(media_\w+)/gm), ([name]) => name))
      for (const name of names) assert.isTrue(there.has(name), `${name} is in the dashboard alone`)
      for (const expression of expressions) assert.isNotEmpty(queried(expression), expression)
    }))
})
