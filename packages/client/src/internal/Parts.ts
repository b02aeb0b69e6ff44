import type { AssetStoreService, SaveOptions } from "@effect-media/core/assets/AssetStore"
import type * as Poller from "@effect-media/core/polling/Poller"
import { InvalidRequest } from "@effect-media/core/task/TaskError"
import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import type { TaskRef } from "@effect-media/core/task/TaskRef"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"

/** The service of an API. */
export interface Service extends TaskProvider<never>, Pick<SaveOptions, "refreshLink"> {}

/** The parts of a client. */
export class Parts extends Context.Service<Parts, {
  readonly services: ReadonlyMap<string, Service>
  readonly poller: Poller.PollerService
  readonly store: AssetStoreService | undefined
}>()("@effect-media/client/internal/Parts") {}

const nameOf = ({ kind, provider }: TaskRef): string =>
  provider !== "globalaiopc" ? provider : kind === "video" ? "globalaiopcVideo" : "globalaiopcImage"

/** Returns the service of a handle. */
export const serviceOf = (
  services: ReadonlyMap<string, Service>,
  ref: TaskRef
): Effect.Effect<Service, InvalidRequest> => {
  const name = nameOf(ref)
  const service = services.get(name)
  const problem = `this client was made without options for "${name}"`
  return service === undefined
    ? Effect.fail(InvalidRequest.local(ref.provider, [{ path: "provider", problem }], ref))
    : Effect.succeed(service)
}
