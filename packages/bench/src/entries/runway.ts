import RunwayML from "@runwayml/sdk"

const runway = new RunwayML({ apiKey: process.env["RUNWAYML_API_SECRET"] ?? "" })
const task = await runway.textToImage.create({ model: "gen4_image", promptText: "a paper boat", ratio: "1024:1024" })
  .waitForTaskOutput()
console.log(task.output)
