// The first install takes minutes. Without a terminal, pnpm would print a line of progress for each second of it.
const { existsSync } = require("node:fs")

const isFirst = !existsSync(`${__dirname}/node_modules/.modules.yaml`) && process.env.EFFECT_MEDIA_INSTALLS === undefined

module.exports = {
  hooks: {
    updateConfig(config) {
      if (process.stdout.isTTY) return config
      if (isFirst) console.error("Installing what the scripts need, Node 24 included. This takes a minute or more.")
      process.env.EFFECT_MEDIA_INSTALLS = "yes"
      return { ...config, loglevel: "warn" }
    }
  }
}
