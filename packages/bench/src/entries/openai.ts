import { setTimeout } from "node:timers/promises"
import OpenAI from "openai"

const openai = new OpenAI({ apiKey: process.env["OPENAI_API_KEY"] ?? "" })
let video = await openai.videos.create({ model: "sora-2", prompt: "a paper boat" })
while (video.status === "queued" || video.status === "in_progress") {
  await setTimeout(5000)
  video = await openai.videos.retrieve(video.id)
}
console.log(video)
