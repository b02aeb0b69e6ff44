import * as InputCheck from "@effect-media/core/model/InputCheck"
import * as Effect from "effect/Effect"
import { Refused } from "../Contract.ts"
import type { NativeRequest, StudioVendor } from "../StudioVendors.ts"

/** Checks a request as the vendor's service does before a submit. */
export const checkRequest = (vendor: StudioVendor, given: NativeRequest): Effect.Effect<void, Refused> => {
  const request = vendor.complete?.(given) ?? given
  const { isRefused, problems } = InputCheck.make(vendor.models)({
    provider: vendor.name,
    validation: "strict"
  })(request)
  if (!isRefused) return Effect.void
  return Effect.fail(
    new Refused({
      message: `${vendor.name} does not take this request.`,
      problems: problems.filter(({ isDoubt }) => isDoubt !== true).map(({ path, problem, suggestion }) => ({
        path,
        problem,
        ...(suggestion !== undefined && { suggestion })
      }))
    })
  )
}
