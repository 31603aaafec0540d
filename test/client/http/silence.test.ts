import { serveRaw } from '../../support/http-server'
import { program } from '../../support/program'
import { temporaryFolder } from '../../support/temporary-folder'

const cloud = { OS_USERNAME: 'demo', OS_PASSWORD: 'CANARY-PASSWORD', OS_PROJECT_NAME: 'demo' }

test('DEBUG does not make any package log requests', async () => {
  const proxy = await serveRaw((socket) => socket.end('HTTP/1.1 403 No\r\n\r\n'))
  const env = { ...cloud, HOME: temporaryFolder(), DEBUG: '*', OS_AUTH_URL: 'http://cloud.example/v3' }
  const http = await program(['cluster-list'], { env: { ...env, http_proxy: proxy.url } })
  const socks = await program(['cluster-list', '--retries', '0'], {
    env: { ...env, http_proxy: proxy.url.replace('http:', 'socks5h:') },
  })
  await proxy.close()

  expect(http).toMatchObject({
    code: 4,
    stdout: '',
    stderr: expect.stringMatching(/^ERROR: .*\n.*\n$/) as string,
  })
  expect(socks).toMatchObject({ code: 5, stdout: '' })
  expect(socks.stderr).toMatch(
    /^ERROR: Cannot connect to http:\/\/cloud\.example through the proxy socks5h:.*\nCheck the proxy that http_proxy names\.\n$/,
  )
})

test('a response that switches protocols is an error', async () => {
  const server = await serveRaw((socket) =>
    socket.write('HTTP/1.1 101 X\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'),
  )
  const env = { ...cloud, HOME: temporaryFolder(), OS_AUTH_TYPE: 'none', OS_ENDPOINT: `${server.url}/v1` }
  for (const words of ['cluster-list', 'cluster-delete 11111111-1111-4111-8111-111111111111']) {
    expect(await program(words.split(' '), { env })).toMatchObject({ code: 5, stdout: '' })
  }
  await server.close()
})
