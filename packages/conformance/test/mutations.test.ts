import { type Api, type Client, client } from "@effect-media/conformance/Api"
import { kie } from "@effect-media/conformance/apis/kie"
import { cases } from "@effect-media/conformance/cases"
import * as Mode from "@effect-media/conformance/Mode"
import { run } from "@effect-media/conformance/Run"
import { scores } from "@effect-media/conformance/Table"
import { Poller, ProviderUnavailable, RateLimited, SubmitOutcomeUnknown, Unauthorized } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"

/** Wraps KIE in a service that does something wrong. */
const broken = (
  change: (client: Client) => Partial<Pick<Client, "submit"> & Pick<Client["provider"], "status">>
): Api => ({
  ...kie,
  client: (options, job) =>
    Effect.map(kie.client(options, job), (whole) => {
      const { status = whole.provider.status, submit = whole.submit } = change(whole)
      const own = { callbackUrl: undefined, idempotency: undefined, status, submit: () => submit }
      return client({ ...whole.provider, ...own }, {})
    })
})

const row = (number: number) => cases.filter((line) => line.number === number)

const failing = (api: Api, lines = cases) =>
  Effect.map(
    scores(Mode.virtual, lines, [api]),
    (all) => all.filter(({ instead }) => instead.length > 0).map((score) => score.case.number)
  )

describe("the table finds a service that", () => {
  it.live("submits again in doubt", () =>
    Effect.gen(function*() {
      const api = broken(({ submit }) => ({ submit: Effect.retry(submit, { times: 1 }) }))
      assert.includeMembers(yield* failing(api), [15, 16])
    }))

  it.live("gives up at the first fault", () =>
    Effect.gen(function*() {
      const api = broken(({ provider }) => ({
        status: (ref) =>
          Effect.mapError(
            provider.status(ref),
            () => new Unauthorized({ provider: "kie", code: "0", description: "", ref })
          )
      }))
      assert.includeMembers(yield* failing(api), [2, 3, 4, 5, 6, 7, 8, 9, 25])
    }))

  it.live("does not listen to Retry-After", () =>
    Effect.gen(function*() {
      const api = broken(({ provider }) => ({
        status: (ref) =>
          provider.status(ref).pipe(
            Effect.map((snapshot) => ({ ...snapshot, retryAfter: undefined })),
            Effect.mapError((error) =>
              error._tag === "RateLimited" ? new RateLimited({ ...error, retryAfter: undefined }) : error
            )
          )
      }))
      assert.deepStrictEqual(yield* failing(api), [7, 8, 20])
    }))

  it.live("calls a success without a result one", () =>
    Effect.gen(function*() {
      const api = broken(({ provider }) => ({
        status: (ref) =>
          Effect.map(provider.status(ref), (snapshot) =>
            snapshot._tag === "Succeeded" && snapshot.assets.length === 0 ? { ...snapshot, output: "" } : snapshot)
      }))
      assert.deepStrictEqual(yield* failing(api), [26, 33])
    }))

  it.live("loses the handle if it is interrupted", () =>
    Effect.gen(function*() {
      const api: Api = {
        ...kie,
        client: (options, job) =>
          Effect.map(kie.client(options, job), (whole) => ({
            ...whole,
            run: (options) =>
              Effect.flatMap(whole.submit, (ref) =>
                Effect.andThen(
                  Effect.ignore(options.onSubmit?.(ref) ?? Effect.void),
                  Poller.wait(whole.provider, ref, options)
                ))
          }))
      }
      assert.deepStrictEqual(yield* failing(api, row(27)), [27])
    }))

  it.live("says of every fault of a submit that its outcome is unknown", () =>
    Effect.gen(function*() {
      const cause = new ProviderUnavailable({ provider: "kie", code: "", description: "", reason: "ServerError" })
      const submittedAt = DateTime.makeUnsafe(0)
      const api = broken(({ submit }) => ({
        submit: Effect.mapError(submit, () => new SubmitOutcomeUnknown({ provider: "kie", submittedAt, cause }))
      }))
      assert.deepStrictEqual(yield* failing(api, [...row(28), ...row(29)]), [28, 29])
    }))

  it.live("does not see that a reply is encoded", () =>
    Effect.gen(function*() {
      const plain = (response: HttpClientResponse.HttpClientResponse) =>
        Effect.map(response.arrayBuffer, (bytes) =>
          HttpClientResponse.fromWeb(response.request, new Response(bytes, { status: response.status })))
      const api: Api = {
        ...kie,
        client: (options, job) =>
          Effect.updateService(kie.client(options, job), HttpClient.HttpClient, (client) =>
            HttpClient.transformResponse(client, Effect.flatMap(plain)))
      }
      assert.deepStrictEqual(yield* failing(api, row(30)), [30])
    }))

  it.live("saves a text, and does not say which file is missing", () =>
    Effect.gen(function*() {
      const looked: Array<string | undefined> = []
      for (const line of [...row(31), ...row(32)]) {
        for (const { check, scenario } of line.variants(kie)) {
          const seen = yield* run(Mode.virtual, kie, scenario).pipe(
            Effect.scoped,
            Effect.provide(Mode.virtual.layer, { local: true })
          )
          const { saving } = seen
          assert.isDefined(saving)
          if (saving === undefined) return
          looked.push(
            check({ ...seen, saving: { ...saving, names: ["a.png"] } }),
            check({ ...seen, saving: { ...saving, deadLink: "https://another.example/" } })
          )
        }
      }
      assert.strictEqual(looked.filter((instead) => instead !== undefined).length, 4 + 2)
    }))
})
