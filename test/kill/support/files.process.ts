// Writes, all three at a time, the set of `cluster-config`, a kept token and a setting, each time with the next
// number, until it is killed; says on stdout what is done.
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
    // Without a pause `conf`, which waits for the disk, would leave the others no time.
    write('setting', (number) => changeSettings({ env }, (settings) => settings.set('timeout', number)), 10),
  ])
}

void main()
