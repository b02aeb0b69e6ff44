/**
 * Defines what GlobalAIOPC's two services share.
 */
import { Fault } from "@effect-media/emulator"
import type { Api } from "../Api.ts"

/** The properties that GlobalAIOPC's two services share. */
export const shared: Pick<Api, "takesKey" | "failures" | "cancelled" | "notFound" | "footnotes"> = {
  takesKey: false,
  failures: {
    "a text": {
      outcome: { fail: { message: "The prompt was refused by the safety system" } },
      code: "",
      category: "ContentPolicy",
      reason: "The prompt was refused by the safety system"
    },
    "an object with a code": {
      outcome: { fail: { message: "" } },
      finalFields: { error: { code: "UPSTREAM_BUSY", message: "The model is overloaded" } },
      code: "UPSTREAM_BUSY",
      category: "Upstream",
      reason: "The model is overloaded"
    }
  },
  cancelled: "TaskFailed",
  notFound: {
    "HTTP 404": Fault.Refuse({ code: 404 }),
    "body code 404": Fault.Refuse({ code: 404, inside200: true })
  },
  footnotes: {
    13: "GlobalAIOPC documents a text without a code; a code is read if the error is an object",
    14: "GlobalAIOPC knows no cancelled: a task that ends as failed, saying so",
    32: "GlobalAIOPC sends one link, which is there three times"
  }
}
