export * as ScriptedProvider from "./ScriptedProvider.ts"
