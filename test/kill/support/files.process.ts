// Writes the files of `cluster-config`, a cached token and a setting concurrently, with increasing numbers, until
// killed. Prints completed writes.
import { setTimeout as sleep } from 'node:timers/promises'
import { writePrivateFileSet } from '../../../src/access/private-file-set'
import { changeSettings } from '../../../src/commands/config'
import { tokenStore } from '../../../src/client/keystone/token-cache'

const [, , home = '', first = ''] = process.argv

async function write(what: string, one: (number: number) => unknown, pause = 0): Promise<void> {
  for (let number = Number(first); ; number++) {
    await one(number)
    process.stdout.write(`${what} ${number}\n`)
    await sleep(pause)
  }
}

async function main(): Promise<void> {
  const env = { HOME: home }
  const tokens = tokenStore(home)
  process.stdout.write('ready\n')
  const set = (text: string) => ({ 'key.pem': text, 'cert.pem': text, 'ca.pem': text })
  await Promise.all([
    write('set', (number) => writePrivateFileSet(`${home}/made`, set(String(number)))),
    write('token', (number) => tokens.write('f'.repeat(64), JSON.stringify({ number }))),
    // Without a pause, the synchronous writes of `conf` would block the others.
    write('setting', (number) => changeSettings({ env }, (settings) => settings.set('timeout', number)), 10),
  ])
}

void main()
