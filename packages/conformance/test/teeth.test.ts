import { type Api, type Client, client } from "@effect-media/conformance/Api"
import { kie } from "@effect-media/conformance/apis/kie"
import { cases } from "@effect-media/conformance/cases"
import * as Mode from "@effect-media/conformance/Mode"
import { scores } from "@effect-media/conformance/Table"
import { RateLimited, Unauthorized } from "@effect-media/core"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"

/** KIE behind a service that does something wrong. */
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

const failing = (api: Api) =>
  Effect.map(
    scores(Mode.virtual, cases, [api]),
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
            () => new Unauthorized({ provider: "kie", code: "0", reason: "", ref })
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
      assert.deepStrictEqual(yield* failing(api), [26])
    }))
})
