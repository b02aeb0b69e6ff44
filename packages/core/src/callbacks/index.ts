export * as CallbackRoutes from "./CallbackRoutes.ts"
export { Callbacks, type CallbacksService, type Notice } from "./Callbacks.ts"
export * as CallbackSource from "./CallbackSource.ts"
