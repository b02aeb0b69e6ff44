/** Names of system calls that come before anything can be written. */
const beforeWrite = /^(connect|getaddrinfo|bind|socket|query\w*)$/

/** Codes of Node, undici and Bun that are raised only where no request was written, by family. */
const codes: ReadonlyArray<RegExp> = [
  // The name was not found.
  /^(ENOTFOUND|EAI_\w+|ENODATA|ENONAME|DNS\w+)$/,
  // There was no connection, or none through the proxy.
  /^(ECONNREFUSED|ConnectionRefused|FailedToOpenSocket|ERR_SOCKET_CONNECTION_TIMEOUT|ERR_PROXY_\w+)$/,
  /^UND_ERR_(CONNECT_TIMEOUT|PRX_\w+|SOCKS5\w*|INVALID_ARG|NOT_SUPPORTED)$/,
  // The certificate was refused, by us or by the other side.
  /(^|_)(CERT|CERTS|CRL|CERTIFICATE)(_|$)/,
  /^UNABLE_TO_|^INVALID_(CA|PURPOSE)$|^HOSTNAME_MISMATCH$/,
  /^ERR_TLS_/
]

/** OpenSSL's and BoringSSL's faults, and those among them that also end a connection that was secured. */
const handshakeFault = /^ERR_(SSL|OSSL)_/
const recordFault =
  /BAD_RECORD_MAC|DECRYPTION_FAILED|DECRYPT_ERROR|UNEXPECTED_EOF|SHUTDOWN|CLOSE_NOTIFY|APPLICATION_DATA/

/** What `node:https` says of a handshake under the code EPROTO, which is no proof alone. */
const handshakeWords =
  /wrong version number|packet length too long|http(s proxy)? request|unknown protocol|handshake failure|protocol version|unsupported protocol|unrecognized name|no application protocol|certificate|unknown ca/i

/** What transports without codes say: Deno, workerd, and Node of a handshake that was cut. */
const words = [
  /client error \(Connect\)/,
  /before secure TLS connection was established/,
  /peer('s)? certificate|self[- ]signed certificate|certificate (has expired|verify failed|is not trusted)/i,
  /DNS lookup failed/i
]

const isProof = (cause: Error): boolean => {
  const code = "code" in cause ? String(cause.code) : ""
  const syscall = "syscall" in cause ? String(cause.syscall) : ""
  return beforeWrite.test(syscall) || codes.some((family) => family.test(code)) ||
    (handshakeFault.test(code) && !recordFault.test(code)) ||
    (code === "EPROTO" && handshakeWords.test(cause.message)) ||
    words.some((text) => text.test(cause.message))
}

/**
 * Tells from what broke a request that it was never written to a connected and secured connection. What could also be
 * raised later, such as a reset, is no proof.
 */
export const wasNeverSent = (cause: unknown, depth = 0): boolean => {
  if (!(cause instanceof Error) || depth > 4) return false
  if (isProof(cause) || wasNeverSent(cause.cause, depth + 1)) return true
  // Several addresses were tried, and each of them failed.
  return cause instanceof AggregateError && cause.errors.length > 0 &&
    cause.errors.every((error) => wasNeverSent(error, depth + 1))
}
