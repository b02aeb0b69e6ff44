import { readFileSync } from "node:fs"
import { defineConfig } from "vitepress"

/** GitHub's anchors, so that a link works on both. */
const slugify = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replaceAll(" ", "-")

/** Renders a page for the search's index: colours of code would be a third of the build's time. */
const plain = (text, env, md) => {
  const { highlight } = md.options
  md.set({ highlight: null })
  const html = md.render(text, env)
  md.set({ highlight })
  return html
}

export default defineConfig({
  title: "effect-media",
  description: "Tasks of hosted media APIs, on Effect",
  srcDir: "out/pages",
  outDir: "dist",
  cacheDir: "out/cache",
  markdown: { anchor: { slugify } },
  themeConfig: {
    search: { provider: "local", options: { _render: plain } },
    sidebar: JSON.parse(readFileSync(new URL("../out/sidebar.json", import.meta.url), "utf8")),
    outline: [2, 3],
    nav: [
      { text: "Guides", link: "/docs/" },
      { text: "API", link: "/api/" },
      { text: "Models", link: "/models/" }
    ]
  }
})
