/**
 * Makes undici skip a `100 Continue` that it did not ask for, as RFC 9110 requires. Without this, undici drops the
 * connection, and the answer to a paid submit is lost. Undici skips other interim answers, so `100` is shown to it as
 * one of them.
 */
// @effect-diagnostics nodeBuiltinImport:off
import { subscribe, unsubscribe } from "node:diagnostics_channel"
import type { Socket } from "node:net"

const interim = Buffer.from("HTTP/1.1 10")
const headEnd = Buffer.from("\r\n\r\n")
const zero = 0x30
const earlyHints = 0x33

/** Changes the status of each `100` before the final answer. The bytes may arrive in pieces of any size. */
const makeRewrite = () => {
  let isAwaited = false
  let isInterim = false
  let matched = 0
  const step = (chunk: Buffer, i: number): void => {
    const byte = chunk[i]
    if (isInterim) {
      matched = byte === headEnd[matched] ? matched + 1 : byte === headEnd[0] ? 1 : 0
      if (matched < headEnd.length) return
      isInterim = false
      matched = 0
    } else if (matched < interim.length) {
      isAwaited = byte === interim[matched]
      matched = isAwaited ? matched + 1 : 0
    } else {
      // 101 switches the protocol: the bytes after it are no HTTP head.
      isInterim = byte !== undefined && byte !== 0x31
      isAwaited = isInterim
      if (byte === zero) chunk[i] = earlyHints
      matched = 0
    }
  }
  return {
    await: () => {
      isAwaited = true
      isInterim = false
      matched = 0
    },
    rewrite: (chunk: Buffer) => {
      for (let i = 0; isAwaited && i < chunk.length; i++) step(chunk, i)
    }
  }
}

const rewrites = new WeakMap<Socket, ReturnType<typeof makeRewrite>>()

const onConnected = (message: unknown): void => {
  const { socket } = message as { readonly socket: Socket & { readonly alpnProtocol?: unknown } }
  if (socket.alpnProtocol === "h2") return
  const rewrite = makeRewrite()
  const read = socket.read.bind(socket)
  rewrites.set(socket, rewrite)
  socket.read = (size) => {
    const chunk: unknown = read(size)
    if (Buffer.isBuffer(chunk)) rewrite.rewrite(chunk)
    return chunk
  }
}

const onSendHeaders = (message: unknown): void => {
  rewrites.get((message as { readonly socket: Socket }).socket)?.await()
}

/** Starts to watch undici's connections. */
export const begin = (): void => {
  subscribe("undici:client:connected", onConnected)
  subscribe("undici:client:sendHeaders", onSendHeaders)
}

/** Stops it. */
export const end = (): void => {
  unsubscribe("undici:client:connected", onConnected)
  unsubscribe("undici:client:sendHeaders", onSendHeaders)
}
