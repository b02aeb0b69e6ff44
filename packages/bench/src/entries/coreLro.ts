import { createHttpPoller } from "@azure/core-lro"

const get = async (path: string) => {
  const response = await fetch(path)
  const raw = {
    request: { method: "GET" as const, url: path },
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.json()
  }
  return { flatResponse: raw.body, rawResponse: raw }
}
const poller = createHttpPoller({
  sendInitialRequest: () => get("https://api.example/tasks"),
  sendPollRequest: get
})
console.log(await poller.pollUntilDone())
