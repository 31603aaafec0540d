import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { figure } from '../support/figure'
import { serve } from '../support/http-server'
import { program } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'

const peak = join(__dirname, '../../bench/peak.cjs')
const largest = 12 * 2 ** 20
const most = 300_000

/** Repeats a part up to the maximum size of a body and the maximum number of values. */
function filled(start: string, part: string, end: string, values = 0): string {
  const times = Math.floor((largest - start.length - end.length) / part.length)
  return start + part.repeat(values === 0 ? times : Math.min(times, (most - 3) / values)) + end
}

const distinct = Array.from({ length: most / 2 - 2 }, (_, index) => `{"k${index}":${index}},`).join('')

const bodies: [what: string, body: string, answer: string][] = [
  ['empty objects, too many', filled('{"clusters":[', '{},', '{}]}'), 'ERROR: No answer from'],
  ['empty objects', filled('{"clusters":[', '{},', '{}]}', 2), ''],
  ['distinct keys', `{"mservices":[${distinct}{}]}`, ''],
  ['clusters', filled('{"clusters":[', '{"uuid":"u"},', '{"uuid":"u"}]}', 2), ''],
  ['lists in lists, too many', filled('[', '[', '['), 'ERROR: No answer from'],
  ['lists in lists', filled('[', '[', '[', 1), 'ERROR: The service answered'],
  ['a text', filled('{"clusters":"', 'a', '"}'), 'ERROR: The service answered'],
  [
    'escapes',
    filled('{"mservices":[{"host":"', '\\u009b', '"}]}'),
    'ERROR: The output contains values too long',
  ],
  ['no JSON', filled('', '\\u009b', ''), 'ERROR: The service answered'],
]

test.each(bodies)('the largest response of %s takes less than 300 MiB', async (what, body, answer) => {
  const zipped = gzipSync(body, { level: 1 })
  const server = await serve(() => ({ body: zipped, headers: { 'content-encoding': 'gzip' } }))
  const folder = temporaryFolder()
  const words = [what === 'escapes' || what === 'distinct keys' ? 'service-list' : 'cluster-list']
  const { code, stderr } = await program([...words, '--retries', '0'], {
    env: {
      HOME: folder,
      OS_AUTH_TYPE: 'none',
      OS_ENDPOINT_OVERRIDE: server.url,
      NODE_OPTIONS: `--require=${peak}`,
      PEAK_FILE: join(folder, 'peak'),
    },
  })
  await server.close()
  const mebibytes = Number(readFileSync(join(folder, 'peak'), 'utf8')) / 1024
  figure(`${what}: ${(body.length / 2 ** 20).toFixed(1)} MiB, peak ${Math.round(mebibytes)} MiB`)
  expect(stderr.slice(0, answer.length || 1_000)).toBe(answer)
  expect(code === 0).toBe(answer === '')
  expect(mebibytes).toBeLessThan(300)
})
