// Serves a sandbox until it is killed; prints the environment of its clients.
import { startSandbox } from '../../../src/sandbox/sandbox'

const [, , folder = ''] = process.argv

async function main(): Promise<void> {
  const { environment } = await startSandbox({ folder, delay: 0 })
  process.stdout.write(`${JSON.stringify(environment)}\n`)
}

void main()
