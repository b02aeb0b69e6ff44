/** APIXO in a client. Needs the package `@effect-media/apixo`. */
import * as Apixo from "@effect-media/apixo/Apixo"
import type { Inputs } from "@effect-media/apixo/models"
import * as Effect from "effect/Effect"
import type { Api, Jobs, WithKey } from "./Api.ts"
import { defineApi, jobs, withKey } from "./internal/defineApi.ts"
import type { CallOptions } from "./Options.ts"

/** APIXO: tasks, and the account's balance. */
export interface ApixoClient extends Jobs<Apixo.ApixoRequest, Inputs> {
  /** Returns the remaining money, in US dollars. */
  readonly balance: (options?: CallOptions) => Promise<number>
}

/** Gives a client APIXO, as its option `apixo`. */
export const apixo = (options: WithKey<Apixo.ApixoOptions>): Api<"apixo", ApixoClient> =>
  defineApi("apixo", options.apiKey, Apixo.make(withKey(options)), (calls, service) => ({
    ...jobs(calls, "apixo", service),
    balance: (options) => calls.promise(Effect.flatMap(service, ({ balance }) => balance), options)
  }))
