import { createFalClient } from "@fal-ai/client"

const fal = createFalClient({ credentials: process.env["FAL_KEY"] ?? "" })
console.log(await fal.subscribe("fal-ai/nano-banana", { input: { prompt: "a paper boat" } }))
