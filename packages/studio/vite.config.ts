import { defineConfig } from "vite"
import solid from "vite-plugin-solid"

export default defineConfig({
  root: `${import.meta.dirname}/web`,
  // The page is below any prefix.
  base: "./",
  plugins: [solid()],
  build: {
    outDir: `${import.meta.dirname}/dist/page`,
    emptyOutDir: true,
    target: "es2022",
    // The policy allows no inline script, and every browser of the target preloads modules.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0
  }
})
