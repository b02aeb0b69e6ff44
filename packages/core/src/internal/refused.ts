import { type ClientRejection, InvalidRequest } from "../task/TaskError.ts"

/** Turns a {@link ClientRejection} into an `InvalidRequest`, an error that any vendor may have. */
export const toInvalidRequest = <E extends { readonly _tag: string }>(error: E | ClientRejection): E | InvalidRequest =>
  isLocal(error)
    ? InvalidRequest.local(error.provider, [{ path: "", problem: error.message.replace(/\.$/, "") }])
    : error

const isLocal = <E extends { readonly _tag: string }>(error: E | ClientRejection): error is ClientRejection =>
  error._tag === "UnsupportedRequest" || error._tag === "SpendingLimitExceeded"
