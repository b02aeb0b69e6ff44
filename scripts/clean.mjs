import { globSync, rmSync } from "node:fs"

for (
  const path of globSync([
    "{packages,examples}/*/{dist,.tsbuildinfo}",
    ".tsbuildinfo",
    "packages/site/out",
    ".doctest",
    ".pack",
    ".report*.json"
  ])
) {
  rmSync(path, { recursive: true })
}
