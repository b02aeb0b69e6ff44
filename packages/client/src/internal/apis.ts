import type { TaskProvider } from "@effect-media/core/task/TaskProvider"
import * as Effect from "effect/Effect"
import type { Apis, Jobs } from "../Apis.ts"
import type { ClientOptions } from "../ClientOptions.ts"
import type { Calls } from "./calls.ts"
import { Parts, type Services } from "./Parts.ts"
import { runOptions } from "./waiting.ts"

/** Builds the APIs that a client has options for. */
export const apisOf = ({ promise, submit }: Calls<Parts>, options: ClientOptions): Partial<Apis> => {
  const service = <Name extends keyof Services>(name: Name) =>
    Parts.use(({ services }) => Effect.orDie(Effect.fromNullishOr(services[name])))

  const jobs = <Request>(name: string, service: Effect.Effect<TaskProvider<Request>, never, Parts>): Jobs<Request> => ({
    submit: (request, options) => submit(name, Effect.flatMap(service, ({ submit }) => submit(request)), options),
    run: (request, options) =>
      promise(
        Effect.flatMap(service, (provider) =>
          Effect.flatMap(
            runOptions(provider.provider, options),
            (waiting) => Parts.use(({ poller }) => poller.run(provider, request, waiting))
          )),
        options
      )
  })

  const apipod = service("apipod")
  const apixo = service("apixo")
  const kie = service("kie")
  const all: Apis = {
    apipod: {
      ...jobs("apipod", apipod),
      submitWithReceipt: (request, options) =>
        submit("apipod", Effect.flatMap(apipod, ({ submitWithReceipt }) => submitWithReceipt(request)), options)
    },
    apixo: {
      ...jobs("apixo", apixo),
      balance: (options) => promise(Effect.flatMap(apixo, ({ balance }) => balance), options)
    },
    globalaiopcImage: jobs("globalaiopc", service("globalaiopcImage")),
    globalaiopcVideo: jobs("globalaiopc", service("globalaiopcVideo")),
    kie: {
      ...jobs("kie", kie),
      credits: (options) => promise(Effect.flatMap(kie, ({ credits }) => credits), options),
      refreshLink: (url, options) => promise(Effect.flatMap(kie, ({ refreshLink }) => refreshLink(url)), options),
      omniAudio: (voice, options) => promise(Effect.flatMap(kie, ({ omniAudio }) => omniAudio(voice)), options),
      omniCharacter: (character, options) =>
        promise(Effect.flatMap(kie, ({ omniCharacter }) => omniCharacter(character)), options),
      uploadFile: (file, options) => promise(Effect.flatMap(kie, ({ uploadFile }) => uploadFile(file)), options),
      uploadUrl: (url, target, options) =>
        promise(Effect.flatMap(kie, ({ uploadUrl }) => uploadUrl(url, target)), options)
    }
  }
  return {
    ...(options.apipod && { apipod: all.apipod }),
    ...(options.apixo && { apixo: all.apixo }),
    ...(options.globalaiopcImage && { globalaiopcImage: all.globalaiopcImage }),
    ...(options.globalaiopcVideo && { globalaiopcVideo: all.globalaiopcVideo }),
    ...(options.kie && { kie: all.kie })
  }
}
