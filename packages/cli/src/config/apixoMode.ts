import { models } from "@effect-media/apixo/models"
import * as Model from "@effect-media/core/model/Model"
import * as Option from "effect/Option"
import * as Predicate from "effect/Predicate"
import type { Job } from "./Vendors.ts"

/** Adds APIXO's mode of a model: from text, or from the given pictures. */
export const withMode = ({ input, ...job }: Job): Job => {
  const spec = Option.getOrUndefined(Model.find(models, job.model))
  const modes = (spec?.fields["mode"]?.enum ?? []).filter(Predicate.isString)
  const from = "image_urls" in input ? "image-to-" : "text-to-"
  const mode = modes.find((mode) => mode.startsWith(from)) ?? modes.find((mode) => mode.includes(from)) ?? modes[0]
  return { ...job, input: mode === undefined || "mode" in input ? input : { mode, ...input } }
}
