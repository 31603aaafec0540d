import { createServer, type ServerResponse } from 'node:http'
import { started, type TestServer } from '../support/http-server'
import type { Answer } from './mutations'
import type { Exchanges } from './recording'

export interface Replay extends TestServer {
  /** Sets the responses, independent of the order of requests. */
  play(exchanges: Exchanges): void
}

/** Starts a server that replays recorded responses, with its URL in place of the recorded one. */
export async function replay(recordedUrl: string): Promise<Replay> {
  let answers = new Map<string, Answer>()
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      const answer = answers.get(`${incoming.method} ${incoming.url}`)
      send(answer ?? { status: 404, headers: {}, body: Buffer.from('{"errors":[]}') }, outgoing)
    })
  })
  const running = await started(server, [], 'http')
  return {
    ...running,
    play: (exchanges) => {
      answers = new Map(
        exchanges.map(([request, answer]) => [request, relocated(answer, recordedUrl, running.url)]),
      )
    },
  }
}

function relocated(answer: Answer, from: string, to: string): Answer {
  const found = answer.body.includes(from)
  return found ? { ...answer, body: Buffer.from(answer.body.toString().replaceAll(from, to)) } : answer
}

/** Writes to the socket, because node:http would refuse to send half of this. */
function send({ status, headers, body, ending }: Answer, { socket }: ServerResponse): void {
  const hasLength = 'content-length' in headers || 'transfer-encoding' in headers
  const framing = { connection: 'close', ...(hasLength ? {} : { 'content-length': String(body.length) }) }
  const lines = Object.entries({ ...framing, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket?.write(`HTTP/1.1 ${status} Something\r\n${lines.join('')}\r\n`, 'latin1')
  if (ending === 'never') return
  if (ending === 'cut') socket?.end(body.subarray(0, body.length / 2))
  else socket?.end(body)
}
