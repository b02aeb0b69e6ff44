import * as Predicate from "effect/Predicate"

const longest = 300

/** Returns the beginning of a request's prompt: that of its input, or its own. */
export const promptOf = (request: unknown): string => {
  if (!Predicate.isObject(request)) return ""
  const input = "input" in request ? request.input : undefined
  const prompt = Predicate.hasProperty(input, "prompt")
    ? input.prompt
    : Predicate.hasProperty(request, "prompt")
    ? request.prompt
    : ""
  return typeof prompt === "string" ? prompt.slice(0, longest) : ""
}

/** Returns the model of a request. */
export const modelOf = (request: unknown): string =>
  Predicate.hasProperty(request, "model") && typeof request.model === "string" ? request.model : ""
