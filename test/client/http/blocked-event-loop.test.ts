import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createTransport } from '../../../src/client/http/transport'

/** A server in a worker thread; it increments `answered` after each response while the main thread is blocked. */
const server = `
  const { createServer } = require('node:http')
  const { parentPort, workerData } = require('node:worker_threads')
  const server = createServer((request, response) => {
    response.on('finish', () => Atomics.notify(workerData, 0, Atomics.add(workerData, 0, 1) + 1))
    response.end('{}')
  })
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))
`

test('a response that arrives while the event loop is blocked is read even after the timeout', async () => {
  const answered = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(server, { eval: true, workerData: answered })
  const [port] = (await once(worker, 'message')) as [number]
  const limit = 1000
  const transport = createTransport({ timeouts: { connect: limit, idle: limit, overall: limit }, retries: 0 })
  const request = { method: 'GET', url: `http://127.0.0.1:${port}/`, retry: 'read' } as const
  try {
    const first = await transport.send(request)
    const second = transport.send(request)
    await new Promise((resolve) => process.nextTick(resolve))
    const heldUpSince = Date.now()
    Atomics.wait(answered, 0, 1, 10 * limit)
    while (Date.now() - heldUpSince <= limit + 100);

    expect([first.status, (await second).status]).toEqual([200, 200])
  } finally {
    transport.close()
    await worker.terminate()
  }
})
