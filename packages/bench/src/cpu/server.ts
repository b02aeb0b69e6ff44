/**
 * Runs the vendor as cheaply as possible: it answers every request with one recorded body. Prints its port.
 */
import * as Http from "node:http"

/** A recorded reply of KIE's recordInfo, for a task that succeeded. */
const record = {
  code: 200,
  msg: "success",
  data: {
    taskId: "281e5b0445d8b1b6d8e0a4d2f8c5a1e3",
    model: "google/nano-banana",
    state: "success",
    param: JSON.stringify({
      model: "google/nano-banana",
      input: JSON.stringify({ prompt: "a paper boat on a lake of ink", aspect_ratio: "1:1" })
    }),
    resultJson: JSON.stringify({ resultUrls: ["https://tempfile.aiquickdraw.com/r/281e5b04_1.png"] }),
    failCode: null,
    failMsg: null,
    costTime: 24,
    completeTime: 1775137439000,
    createTime: 1775137415000
  }
}

const body = Buffer.from(JSON.stringify(record))
const headers = { "content-type": "application/json", "content-length": String(body.length) }

const server = Http.createServer((request, response) => {
  request.resume()
  response.writeHead(200, headers)
  response.end(body)
})
server.keepAliveTimeout = 60_000
server.listen(0, "127.0.0.1", () => {
  const address = server.address()
  if (address !== null && typeof address === "object") console.log(address.port)
})
