import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type { Route } from "./Route.ts"

/** Returns the page that the root URL shows: what the emulator serves, and how a program is led to it. */
export const homePage = (routes: ReadonlyArray<Route>) => {
  // The same routes with more parts in the path are left out.
  const rows = routes.filter(({ path }) => !path.includes(":part")).map(({ method, operation, path }) =>
    `<tr><td>${operation}</td><td><code>${method} ${path}</code></td></tr>`
  )
  return HttpServerResponse.text(
    `<!doctype html><meta charset="utf-8"><title>effect-media emulator</title>
<style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:50rem}td{padding-right:2rem}</style>
<h1>effect-media emulator</h1>
<p>Answers as GlobalAIOPC, APIPod, APIXO, KIE, fal and Replicate do. Nothing is billed, and any key is accepted unless keys are set. Set the
base URL of a provider to this address: <code>KIE_BASE_URL</code>, <code>APIXO_BASE_URL</code>,
<code>APIPOD_BASE_URL</code>, <code>GLOBALAIOPC_BASE_URL</code>, <code>FAL_BASE_URL</code>, <code>REPLICATE_BASE_URL</code>.</p>
<table>${rows.join("")}</table>
`,
    { contentType: "text/html; charset=utf-8" }
  )
}
