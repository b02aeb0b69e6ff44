import Replicate from "replicate"

const replicate = new Replicate({ auth: process.env["REPLICATE_API_TOKEN"] ?? "" })
console.log(await replicate.run("google/nano-banana", { input: { prompt: "a paper boat" } }))
