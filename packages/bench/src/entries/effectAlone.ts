import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as HttpClient from "effect/http/HttpClient"
import * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Schema from "effect/Schema"

const Task = Schema.Struct({ data: Schema.Struct({ state: Schema.String }) })

const program = HttpClient.get("https://api.example/tasks/1").pipe(
  Effect.flatMap(HttpClientResponse.schemaBodyJson(Task)),
  Effect.tap(({ data }) => Effect.log(data.state))
)

Effect.runFork(program.pipe(Effect.provide(FetchHttpClient.layer)))
