/** Matches names of system calls that happen before anything can be written. */
const beforeWrite = /^(connect|getaddrinfo|bind|socket|query\w*)$/

/** Matches codes of Node, undici and Bun that occur only if no request was written, by family. */
const codes: ReadonlyArray<RegExp> = [
  // The name was not found.
  /^(ENOTFOUND|EAI_\w+|ENODATA|ENONAME|DNS\w+)$/,
  // There was no connection, or none through the proxy.
  /^(ECONNREFUSED|ConnectionRefused|FailedToOpenSocket|ERR_SOCKET_CONNECTION_TIMEOUT|ERR_PROXY_\w+)$/,
  /^UND_ERR_(CONNECT_TIMEOUT|PRX_\w+|SOCKS5\w*|INVALID_ARG|NOT_SUPPORTED)$/,
  // The certificate was refused, by the client or by the server.
  /(^|_)(CERT|CERTS|CRL|CERTIFICATE)(_|$)/,
  /^UNABLE_TO_|^INVALID_(CA|PURPOSE)$|^HOSTNAME_MISMATCH$/,
  /^ERR_TLS_/
]

/** Matches errors of OpenSSL and BoringSSL; `recordFault` matches those that can also end a secured connection. */
const handshakeFault = /^ERR_(SSL|OSSL)_/
const recordFault =
  /BAD_RECORD_MAC|DECRYPTION_FAILED|DECRYPT_ERROR|UNEXPECTED_EOF|SHUTDOWN|CLOSE_NOTIFY|APPLICATION_DATA/

/** Matches messages of `node:https` about a handshake with the code EPROTO, which alone proves nothing. */
const handshakeWords =
  /wrong version number|packet length too long|http(s proxy)? request|unknown protocol|handshake failure|protocol version|unsupported protocol|unrecognized name|no application protocol|certificate|unknown ca/i

/** Matches messages of transports without codes: Deno, workerd, and Node for a handshake that was cut off. */
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
 * Tells from the error of a request whether the request was certainly never written to a connected and secured connection.
 * An error that can also occur later, such as a reset, is no proof.
 */
export const wasNeverSent = (cause: unknown, depth = 0): boolean => {
  if (!(cause instanceof Error) || depth > 4) return false
  if (isProof(cause) || wasNeverSent(cause.cause, depth + 1)) return true
  // Several addresses were tried, and all of them failed.
  return cause instanceof AggregateError && cause.errors.length > 0 &&
    cause.errors.every((error) => wasNeverSent(error, depth + 1))
}
