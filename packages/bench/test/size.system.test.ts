import { NodeServices } from "@effect/platform-node"
import { assert, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { bundleOf, withEsbuild, withRolldown } from "../src/size.ts"

/** The size limit of the program in bytes: slightly above its size, so that growth is noticed. */
const most = 86_000

/** Modules that a program which submits one job and waits for it must not contain. */
const foreign = [
  /^effect\/dist\/(?:net|crypto|persistence|platform)\//,
  /^effect\/dist\/(?:Arbitrary|JsonSchema|Metric|PubSub|SubscriptionRef|TxQueue)\.js$/,
  /^core\/src\/(?:assets|callbacks\/(?!Callbacks\.ts)|jobs|portable|spending|telemetry|testing\/(?!ScriptedProvider\.ts))/,
  /^core\/src\/(?:limits\/RateLimits|model\/InputCheck|polling\/DurationsStore)\.ts$/,
  /^core\/src\/task\/(?:AssetError|ClientRejection)\.ts$/,
  /^kie\/src\/(?:KieCallback|KieMedia|KieUploads)\.ts$/,
  /^kie\/(?:src\/models\.ts|models\/)/
]

layer(NodeServices.layer, { excludeTestServices: true })("a bundle", (it) => {
  it.effect("of one provider, the poller and fetch is light, and holds nothing else", () =>
    Effect.gen(function*() {
      const { modules, start } = yield* withEsbuild("effectMedia.ts")
      assert.isBelow(start.gzipped, most)
      assert.include(modules, "core/src/polling/Poller.ts")
      assert.include(modules, "effect/dist/http/FetchHttpClient.js")
      assert.deepStrictEqual(modules.filter((file) => foreign.some((pattern) => pattern.test(file))), [])
    }))

  it.effect("is measured the same way, whatever its package", () =>
    Effect.gen(function*() {
      for (const bundled of [withEsbuild, withRolldown]) {
        const { later, modules, start } = yield* bundled("coreLro.ts")
        assert.isAbove(start.gzipped, 1000)
        assert.isBelow(start.gzipped, start.minified)
        assert.strictEqual(later.gzipped, 0)
        assert.isTrue(modules.some((file) => file.startsWith("@azure/core-lro/dist/")), modules.join(" "))
      }
    }))

  it.effect("is what loads at once; the chunks of a dynamic import come later", () =>
    Effect.sync(() => {
      const chunk = (name: string, imports: ReadonlyArray<string>) => ({
        name,
        code: name.repeat(100),
        imports,
        modules: [`../../node_modules/.pnpm/${name}@1/node_modules/${name}/index.js`]
      })
      const bundle = bundleOf("a", [chunk("a", ["b"]), chunk("b", ["c"]), chunk("c", ["a"]), chunk("models", ["c"])])
      assert.deepStrictEqual([bundle.start.minified, bundle.later.minified], [300, 600])
      assert.deepStrictEqual(bundle.modules, ["a/index.js", "b/index.js", "c/index.js"])
    }))
})
