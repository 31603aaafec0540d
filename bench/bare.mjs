// A minimal program with the same packages and the same bundling, on the cloud at OS_AUTH_URL.
// usage: bare list | parse | delete NUMBER
import axios from 'axios'
import { Command } from 'commander'

const root = process.env.OS_AUTH_URL.replace(/\/v3$/, '')

async function openCloud() {
  const { Agent } = await import('node:http')
  const client = axios.create({
    adapter: 'http',
    httpAgent: new Agent({ keepAlive: true }),
    proxy: false,
    maxRedirects: 0,
    responseType: 'text',
    transformResponse: (text) => text,
  })
  const { headers } = await client.post(`${root}/v3/auth/tokens`, '{}')
  client.defaults.headers.common['x-auth-token'] = headers['x-subject-token']
  return client
}

async function* pages(client) {
  for (let next = `${root}/v1/clusters`; next;) {
    const page = JSON.parse((await client.get(next)).data)
    yield page.clusters
    next = page.next
  }
}

/** The table of `cluster-list`, with the same options. */
async function list() {
  const { default: Table } = await import('cli-table3')
  const columns = ['uuid', 'name', 'keypair', 'node_count', 'master_count', 'status']
  const table = new Table({ head: columns, style: { compact: true, head: [], border: [] } })
  for await (const clusters of pages(await openCloud()))
    for (const cluster of clusters) table.push(columns.map((column) => String(cluster[column])))
  process.stdout.write(`${table.toString()}\n`)
}

async function parse() {
  for await (const clusters of pages(await openCloud())) if (clusters.length === 0) return
}

async function deleteOneByOne(number) {
  const client = await openCloud()
  for (let index = 0; index < Number(number); index++) await client.delete(`${root}/v1/clusters/${index}`)
}

const program = new Command()
program
  .command('list')
  .option('--limit <limit>')
  .option('--sort-key <key>')
  .option('-f, --format <format>')
  .action(list)
program.command('parse').action(parse)
program.command('delete').argument('<number>').action(deleteOneByOne)
void program.parseAsync().then(() => process.exit())
