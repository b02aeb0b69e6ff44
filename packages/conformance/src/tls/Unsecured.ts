/**
 * Defines the connections that cannot be secured: the transport's error, and a server that causes it.
 */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Net from "node:net"
import * as Tls from "node:tls"
import { type Content, make } from "./certificate.ts"

/** The reason why a connection cannot be secured. */
export type Unsecured = keyof typeof errors

/** The error of the transport for each reason, as Node reports it. */
export const errors = {
  "an untrusted certificate": { code: "DEPTH_ZERO_SELF_SIGNED_CERT", message: "self-signed certificate" },
  "the certificate of another host": { code: "ERR_TLS_CERT_ALTNAME_INVALID", message: "IP: 127.0.0.1 is not listed" },
  "an expired certificate": { code: "CERT_HAS_EXPIRED", message: "certificate has expired" },
  "https to an http port": { code: "ERR_SSL_WRONG_VERSION_NUMBER", message: "wrong version number" },
  "a handshake that is cut": {
    code: "ECONNRESET",
    message: "Client network socket disconnected before secure TLS connection was established"
  }
} as const

const here = "127.0.0.1"
const later = "22000101000000Z"

/** Makes this process trust a new certificate. */
const trusted = (content: Content) => {
  const certificate = make(content)
  Tls.setDefaultCACertificates([...Tls.getCACertificates("default"), certificate.cert])
  return certificate
}

type Listener = (onSocket: (socket: Net.Socket) => void) => Net.Server

const secured = (certificate: ReturnType<typeof make>): Listener => (onSocket) =>
  Tls.createServer(certificate, onSocket).on("tlsClientError", () => {})

/** Creates the server for each reason, and one that is secured, for comparison. */
const listeners: Readonly<Record<Unsecured | "secured", () => Listener>> = {
  "an untrusted certificate": () => secured(make({ name: "untrusted", host: here, until: later })),
  "the certificate of another host": () =>
    secured(trusted({ name: "another", host: "elsewhere.example", until: later })),
  "an expired certificate": () => secured(trusted({ name: "expired", host: here, until: "20200102000000Z" })),
  "https to an http port": () => (onSocket) => Net.createServer(onSocket),
  "a handshake that is cut": () => () => Net.createServer((socket) => socket.once("data", () => socket.end())),
  secured: () => secured(trusted({ name: "trusted", host: here, until: later }))
}

/**
 * Serves the emulator of this base URL over https, and returns the new base URL. Whatever a client sends reaches the
 * emulator, so that a client that accepts the connection is found out.
 */
export const serve = (kind: Unsecured | "secured", baseUrl: string): Effect.Effect<string, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.callback<{ readonly port: number; readonly close: () => void }>((resume) => {
        const open = new Set<Net.Socket>()
        const watched = (socket: Net.Socket): Net.Socket => {
          open.add(socket)
          return socket.on("error", () => {}).on("close", () => open.delete(socket))
        }
        const server = listeners[kind]()((socket) => {
          const behind = watched(Net.connect(Number(new URL(baseUrl).port), here))
          watched(socket).pipe(behind)
          behind.pipe(socket)
        })
        server.on("connection", watched)
        server.listen(0, here, () => {
          const address = server.address()
          const close = () => {
            server.close()
            for (const socket of open) socket.destroy()
          }
          resume(Effect.succeed({ port: typeof address === "object" && address !== null ? address.port : 0, close }))
        })
      }),
      ({ close }) => Effect.sync(close)
    ),
    ({ port }) => `https://${here}:${port}`
  )
