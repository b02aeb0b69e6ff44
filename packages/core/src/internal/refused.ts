import { InvalidRequest, type LocalRefusal } from "../task/TaskError.ts"

/** An error, in words that any vendor may use: what a provider refuses by itself is an `InvalidRequest`. */
export const toInvalidRequest = <E extends { readonly _tag: string }>(error: E | LocalRefusal): E | InvalidRequest =>
  isLocal(error)
    ? InvalidRequest.local(error.provider, [{ path: "", problem: error.message.replace(/\.$/, "") }])
    : error

const isLocal = <E extends { readonly _tag: string }>(error: E | LocalRefusal): error is LocalRefusal =>
  error._tag === "CannotExpress" || error._tag === "BudgetExceeded"
