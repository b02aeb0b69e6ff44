import { type Dialect, ProviderHttp } from "@effect-media/core/http"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientError from "effect/http/HttpClientError"
import * as Redacted from "effect/Redacted"
import * as Schema from "effect/Schema"

const dialect: Dialect.Dialect = {
  provider: "acme",
  baseUrl: "https://api.acme.example",
  successCodes: [],
  errorRules: [],
  statuses: {},
  failureCategories: {}
}

/** Returns the error of a submit whose transport fails with this cause. */
const endOf = (cause: unknown) =>
  Effect.gen(function*() {
    const client = HttpClient.make((request) =>
      new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })
    )
    const http = yield* Effect.provideService(
      ProviderHttp.make(dialect, { apiKey: Redacted.make("any-key") }),
      HttpClient.HttpClient,
      client
    )
    return yield* Effect.flip(http.submit({ path: "/", model: "m", body: {}, schema: Schema.Unknown }))
  })

const inFetch = (cause: unknown) => new TypeError("fetch failed", { cause })

const error = (code: string | undefined, message = "", rest: object = {}) =>
  Object.assign(new Error(message), code === undefined ? {} : { code }, rest)

describe("what can only be raised before a request is written", () => {
  const unsent: ReadonlyArray<readonly [string, unknown]> = [
    ["a name that was not found", error("ENOTFOUND", "getaddrinfo ENOTFOUND x", { syscall: "getaddrinfo" })],
    ["a resolver that is away", error("EAI_AGAIN")],
    ["a resolver that fails for good", error("EAI_FAIL")],
    ["a resolver of its own", error("ESERVFAIL", "queryA ESERVFAIL x", { syscall: "queryA" })],
    ["a refused connection", error("ECONNREFUSED")],
    ["a reset while connecting", error("ECONNRESET", "connect ECONNRESET 127.0.0.1:1", { syscall: "connect" })],
    ["no route while connecting", error("ENETUNREACH", "", { syscall: "connect" })],
    ["no local address", error("EADDRNOTAVAIL", "", { syscall: "connect" })],
    ["a firewall", error("EPERM", "", { syscall: "connect" })],
    ["a connection that takes too long", error("UND_ERR_CONNECT_TIMEOUT")],
    ["a proxy that refuses the tunnel", error("UND_ERR_PRX_CONN")],
    [
      "all addresses refused",
      Object.assign(new AggregateError([error("ECONNREFUSED"), error("ETIMEDOUT", "", { syscall: "connect" })]), {})
    ],
    ["a certificate of its own", error("DEPTH_ZERO_SELF_SIGNED_CERT")],
    ["a chain of its own", error("SELF_SIGNED_CERT_IN_CHAIN")],
    ["an expired certificate", error("CERT_HAS_EXPIRED")],
    ["a revoked certificate", error("CERT_REVOKED")],
    ["an old list of revoked certificates", error("CRL_HAS_EXPIRED")],
    ["an unknown issuer", error("UNABLE_TO_GET_ISSUER_CERT_LOCALLY")],
    ["an unverified certificate", error("UNABLE_TO_VERIFY_LEAF_SIGNATURE")],
    ["a certificate of another host", error("ERR_TLS_CERT_ALTNAME_INVALID")],
    ["a certificate for another purpose", error("INVALID_PURPOSE")],
    ["Bun's word for any other certificate", error("UNKNOWN_CERTIFICATE_VERIFICATION_ERROR")],
    ["https to an http port", error("ERR_SSL_WRONG_VERSION_NUMBER")],
    ["https to another protocol", error("ERR_SSL_PACKET_LENGTH_TOO_LONG")],
    ["no common version", error("ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION")],
    ["no common cipher", error("ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE")],
    ["no common cipher, as OpenSSL 3.5 says it", error("ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE")],
    ["a name that the server does not serve", error("ERR_SSL_TLSV1_UNRECOGNIZED_NAME")],
    [
      "a handshake over node:https",
      error("EPROTO", "write EPROTO 80:error:0A00010B:SSL routines::wrong version number:")
    ],
    [
      "a handshake that was cut",
      error("ECONNRESET", "Client network socket disconnected before secure TLS connection was established")
    ],
    ["Bun, without a listener", error("ConnectionRefused")],
    [
      "Deno, without a listener",
      new TypeError(
        "error sending request for url (http://x/): client error (Connect): tcp connect error: Connection refused (os error 111)"
      )
    ],
    [
      "Deno, with a foreign certificate",
      new TypeError(
        "error sending request for url (https://x/): client error (Connect): invalid peer certificate: UnknownIssuer"
      )
    ],
    [
      "workerd, with a foreign certificate",
      new Error("TLS peer's certificate is not trusted; reason = self signed certificate")
    ]
  ]
  for (const [name, cause] of unsent) {
    it.effect(`${name}: no job was taken, however deep the cause`, () =>
      Effect.gen(function*() {
        for (const error of [yield* endOf(cause), yield* endOf(inFetch(cause))]) {
          if (error._tag !== "ProviderUnavailable") return assert.fail(error._tag)
          assert.strictEqual(error.reason, "NoConnection")
        }
      }))
  }
})

describe("what can be raised after a request was written", () => {
  const doubtful: ReadonlyArray<readonly [string, unknown]> = [
    ["a reset", error("ECONNRESET", "read ECONNRESET", { syscall: "read" })],
    ["a broken pipe", error("EPIPE", "write EPIPE", { syscall: "write" })],
    ["a route that went away", error("EHOSTUNREACH", "", { syscall: "read" })],
    ["a time-out of the system", error("ETIMEDOUT", "read ETIMEDOUT", { syscall: "read" })],
    ["a connection that was closed", error("UND_ERR_SOCKET", "other side closed")],
    ["an answer that is no HTTP", error("HPE_INVALID_CONSTANT")],
    ["headers that do not come", error("UND_ERR_HEADERS_TIMEOUT")],
    ["a client that was destroyed", error("UND_ERR_DESTROYED")],
    ["an abort", error("ABORT_ERR")],
    ["a record that was changed on the way", error("ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC")],
    ["an alert about a record", error("ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC")],
    ["a stream that ends without a word", error("ERR_SSL_UNEXPECTED_EOF_WHILE_READING")],
    [
      "EPROTO without a handshake's word",
      error("EPROTO", "write EPROTO 80:error:0A000438:SSL routines::tlsv1 alert internal error:")
    ],
    ["HTTP/2's faults", error("ERR_HTTP2_STREAM_ERROR")],
    ["one address refused, one reset", new AggregateError([error("ECONNREFUSED"), error("ECONNRESET")])],
    ["no addresses", new AggregateError([])],
    [
      "Deno, after the connection",
      new TypeError(
        "error sending request for url (http://x/): client error (SendRequest): connection closed before message completed"
      )
    ],
    ["a browser", new TypeError("Failed to fetch")],
    ["a text", "ECONNREFUSED"],
    ["nothing", undefined]
  ]
  for (const [name, cause] of doubtful) {
    it.effect(`${name}: the outcome is unknown`, () =>
      Effect.gen(function*() {
        for (const error of [yield* endOf(cause), yield* endOf(inFetch(cause))]) {
          assert.strictEqual(error._tag, "SubmitOutcomeUnknown")
        }
      }))
  }

  it.effect("causes in a circle end", () =>
    Effect.gen(function*() {
      const circle = new Error("round")
      circle.cause = circle
      assert.strictEqual((yield* endOf(circle))._tag, "SubmitOutcomeUnknown")
    }))
})
