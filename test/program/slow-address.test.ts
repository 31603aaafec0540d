import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fullServer } from '../support/http-server'
import { bash } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'

/*
 * A host of two addresses: one has no route, and the other accepts a connection at the second attempt, a second
 * later, because its queue is full at the first one.
 */
const server = `${fullServer(9511)}
import threading, time

def connecting():
    with open('/proc/net/tcp') as sockets:
        return sum(line.split()[3] == '02' for line in sockets)

before = connecting()
print(flush=True)
while connecting() == before:
    time.sleep(0.01)

def refuse(connection):
    request = connection.recv(1000)
    socks = request[:1] == b'\\x05'
    connection.sendall(b'\\x05\\xff' if socks else b'HTTP/1.1 407 No\\r\\nContent-Length: 0\\r\\n\\r\\n')
    connection.close()

while True:
    threading.Thread(target=refuse, args=server.accept()[:1], daemon=True).start()
`
const isolated = ['unshare', '--map-root-user', '--net', '--mount']
const isPossible = spawnSync(isolated[0]!, [...isolated.slice(1), 'python3', '-V']).status === 0
if (!isPossible && process.env['CI']) throw new Error('these tests need namespaces (unshare) and python3')

const testIt = isPossible ? test : test.skip

testIt.each([
  ['the service', {}, 'http://slow.example:9511', 'Proxy Authentication Required (HTTP 407)'],
  [
    'an http proxy',
    { http_proxy: 'http://slow.example:9511' },
    'http://magnum.example',
    'refused the request with 407',
  ],
  [
    'a tunnel',
    { https_proxy: 'http://slow.example:9511' },
    'https://magnum.example',
    'refused the connection with 407',
  ],
  [
    'a SOCKS proxy',
    { all_proxy: 'socks5h://slow.example:9511' },
    'https://magnum.example',
    'the SOCKS proxy refused',
  ],
])('a slow address is reached where another has no route: %s', async (_what, proxy, url, answer) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'hosts'), '2001:db8::1 slow.example\n127.0.0.1 slow.example\n')
  writeFileSync(join(folder, 'server.py'), server)
  const script = `
    ip link set lo up
    mount --bind hosts /etc/hosts
    exec 3< <(exec python3 server.py); server=$!
    read -r <&3
    magnum --retries 0 cluster-list
    kill $server`
  const { stderr } = await bash(`${isolated.join(' ')} bash -c '${script}'`, {
    cwd: folder,
    env: { HOME: folder, OS_AUTH_TYPE: 'none', OS_ENDPOINT: `${url}/v1`, ...proxy },
  })
  expect(stderr).toContain(answer)
})
