import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bash } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'

const isolated = ['unshare', '--map-root-user', '--net', '--mount']
const isPossible = spawnSync(isolated[0]!, [...isolated.slice(1), 'true']).status === 0
if (!isPossible && process.env['CI']) throw new Error('these tests need namespaces (unshare)')

/**
 * Runs a script with name servers in `resolv.conf` that are on loopback, receive every query, and never respond. The
 * output ends with "sooner" if it ends before a lookup that waits for more than a minute.
 */
function behindSilentServers(count: number, script: string) {
  const folder = temporaryFolder()
  const addresses = Array.from({ length: count }, (_, index) => `127.0.0.${53 + index}`)
  writeFileSync(join(folder, 'resolv.conf'), addresses.map((each) => `nameserver ${each}\n`).join(''))
  writeFileSync(
    join(folder, 'servers.cjs'),
    `const { createSocket } = require('node:dgram')
    const bound = (address) => new Promise((done) => createSocket('udp4').bind(53, address, done))
    Promise.all(${JSON.stringify(addresses)}.map(bound)).then(() => console.log('ready'))`,
  )
  writeFileSync(
    join(folder, 'script'),
    `ip link set lo up
    mount --bind '${folder}/resolv.conf' /etc/resolv.conf
    exec 3< <(exec node '${folder}/servers.cjs'); servers=$!
    read -r <&3
    RES_OPTIONS=timeout:30 getent hosts patient.example & patient=$!
    ${script}
    kill $patient && echo sooner
    kill $servers`,
  )
  return bash(`${isolated.join(' ')} bash '${folder}/script'`, {
    env: { HOME: folder, OS_AUTH_TYPE: 'none', OS_ENDPOINT: 'http://magnum.example:9511/v1' },
  })
}

const testIt = isPossible ? test : test.skip

testIt.each([1, 2])('--timeout ends a command with %d silent name servers', async (count) => {
  const { stdout, stderr } = await behindSilentServers(count, `magnum --timeout 2 cluster-list; echo $?`)
  expect(stdout).toBe('5\nsooner\n')
  expect(stderr).toBe('ERROR: No answer from http://magnum.example:9511: no answer within 2 s\n')
})

testIt('a longer --timeout is divided among lookups that fit into it', async () => {
  const { stdout, stderr } = await behindSilentServers(
    1,
    `magnum --timeout 12 --retries 0 cluster-list; echo $?`,
  )
  expect(stdout).toBe('5\nsooner\n')
  expect(stderr).toMatch(/: the name server did not answer\n$/)
})

testIt("the user's RES_OPTIONS is kept", async () => {
  const { stdout, stderr } = await behindSilentServers(
    1,
    `RES_OPTIONS='timeout:1 attempts:1' magnum --timeout 30 --retries 0 cluster-list; echo $?`,
  )
  expect(stdout).toBe('5\nsooner\n')
  expect(stderr).toMatch(/: the name server did not answer\n$/)
})

testIt.each([
  ['INT', 130, 'Interrupted'],
  ['TERM', 143, 'Terminated'],
])('SIG%s ends it', async (signal, code, message) => {
  const { stdout, stderr } = await behindSilentServers(
    1,
    `env --default-signal=INT magnum --timeout 30 --retries 0 cluster-list & pid=$!
    until ss -Hunp dst 127.0.0.53 | grep -q "pid=$pid,"; do sleep 0.05; done
    kill -${signal} $pid; wait $pid; echo $?`,
  )
  expect(stdout).toBe(`${code}\nsooner\n`)
  expect(stderr).toContain(`${message}.\n`)
})
