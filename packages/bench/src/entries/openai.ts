import OpenAI from "openai"

const openai = new OpenAI({ apiKey: process.env["OPENAI_API_KEY"] ?? "" })
console.log(await openai.batches.retrieve("batch_1"))
