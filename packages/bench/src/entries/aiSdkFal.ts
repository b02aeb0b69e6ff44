import { createFal } from "@ai-sdk/fal"
import { experimental_generateVideo as generateVideo } from "ai"

const fal = createFal({ apiKey: process.env["FAL_API_KEY"] ?? "" })
const { video } = await generateVideo({ model: fal.video("fal-ai/minimax/video-01"), prompt: "a paper boat" })
console.log(video)
