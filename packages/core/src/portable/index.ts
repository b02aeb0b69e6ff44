export * as MediaProvider from "./MediaProvider.ts"
export * from "./MediaRequest.ts"
export * as Translation from "./Translation.ts"
