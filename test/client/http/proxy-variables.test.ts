import { readProxies } from '../../../src/client/http/proxies'
import { createTransport } from '../../../src/client/http/transport'
import type { MagnumError } from '../../../src/foundation/errors'
import { program } from '../../support/program'
import { temporaryFolder } from '../../support/temporary-folder'

const proxy = { HTTP_PROXY: 'http://proxy:3128', HTTPS_PROXY: 'http://secure-proxy:3128' }

test.each<[string, Record<string, string>, string | undefined]>([
  ['http://magnum.example/', proxy, 'http://proxy:3128/'],
  ['https://magnum.example/', proxy, 'http://secure-proxy:3128/'],
  ['https://magnum.example/', {}, undefined],
  ['https://magnum.example/', { http_proxy: 'http://proxy' }, undefined],
  ['https://magnum.example/', { https_proxy: 'http://lower', HTTPS_PROXY: 'http://upper' }, 'http://lower/'],
  ['https://magnum.example/', { https_proxy: '', HTTPS_PROXY: 'http://upper' }, undefined],
  ['https://magnum.example/', { ALL_PROXY: 'proxy:3128' }, 'http://proxy:3128/'],
  ['https://magnum.example/', { ALL_PROXY: 'http://all', https_proxy: 'http://own' }, 'http://own/'],
  ['https://magnum.example/', { http_proxy: 'http://proxy', all_proxy: 'socks5h://all' }, 'socks5h://all'],
  ['http://magnum.example/', { http_proxy: ' http://[fd12::1]:3128/ ' }, 'http://[fd12::1]:3128/'],
  ['http://magnum.example/', { HTTP_PROXY: 'http://header', REQUEST_METHOD: 'GET' }, undefined],
  ['http://magnum.example/', { http_proxy: 'http://proxy', REQUEST_METHOD: 'GET' }, 'http://proxy/'],
  ['http://localhost:9511/', proxy, undefined],
  ['http://magnum.localhost/', proxy, undefined],
  ['https://127.0.0.2/', proxy, undefined],
  ['https://[::1]:9511/', proxy, undefined],
])('%s with %j goes through %s', (url, env, through) => {
  expect(readProxies(env)(new URL(url))?.url.href).toBe(through)
})

test.each<[list: string, url: string, direct: boolean]>([
  ['*', 'https://magnum.example/', true],
  ['magnum.example', 'https://magnum.example/', true],
  ['MAGNUM.example', 'https://magnum.EXAMPLE/', true],
  ['example', 'https://magnum.example/', true],
  ['.example', 'https://magnum.example/', true],
  ['*.example', 'https://magnum.example/', true],
  ['xample', 'https://magnum.example/', false],
  ['num.example', 'https://magnum.example/', false],
  ['magnum.example', 'https://magnum.example.org/', false],
  ['magnum.example.', 'https://magnum.example/', true],
  ['magnum.example', 'https://magnum.example./', true],
  ['other.example, *', 'https://magnum.example/', true],
  ['*magnum.example', 'https://magnum.example/', false],
  ['other.example, magnum.example', 'https://magnum.example/', true],
  ['other.example magnum.example', 'https://magnum.example/', true],
  ['magnum.example:9511', 'https://magnum.example:9511/', true],
  ['magnum.example:9511', 'https://magnum.example/', false],
  ['magnum.example:443', 'https://magnum.example/', true],
  ['magnum.example:80', 'http://magnum.example/', true],
  ['10.0.0.5', 'http://10.0.0.5/', true],
  ['10.0.0.5', 'http://10.0.0.50/', false],
  ['10.0.0', 'http://10.0.0.5/', false],
  ['.0.5', 'http://10.0.0.5/', false],
  ['10.0.0.5:9511', 'http://10.0.0.5:9511/', true],
  ['fd12::1', 'http://[fd12::1]:9511/', true],
  ['fd12::1', 'http://[fd12::11]:9511/', false],
  ['[fd12::1]', 'http://[fd12:0::1]:9511/', true],
  ['[fd12::1]:9511', 'http://[fd12::1]:9511/', true],
  ['[fd12::1]:9511', 'http://[fd12::1]:9512/', false],
  ['10.0.0.0/8', 'http://10.1.2.3:9511/', true],
  ['10.0.0.0/8', 'http://11.1.2.3/', false],
  ['192.168.4.0/22,10.0.0.0/8', 'https://192.168.7.255/', true],
  ['192.168.4.0/22', 'https://192.168.8.0/', false],
  ['fd00::/8', 'http://[fd12::1]:9511/', true],
  ['10.0.0.0/8', 'http://magnum.example/', false],
  ['10.0.0.0/8', 'http://[fd12::1]/', false],
  ['10.0.0.0/33', 'http://10.1.2.3/', false],
  ['example/8', 'http://magnum.example/', false],
  ['', 'https://magnum.example/', false],
  [' , ,', 'https://magnum.example/', false],
])('NO_PROXY=%j, %s: direct %j', (list, url, direct) => {
  expect(readProxies({ ...proxy, NO_PROXY: list })(new URL(url)) === undefined).toBe(direct)
})

test.each([
  'http://user:p#ss@proxy:3128',
  'http://user:12#ss@proxy:3128',
  'http://user:p/ss@proxy:3128',
  'http://user:12/ss@proxy:3128',
  'http://user:12?ss@proxy:3128',
  'http://user:50%@proxy:3128',
  '"http://proxy:3128"',
  "'http://proxy:3128'",
  'http://proxy:99999',
  'http://proxy:port',
  'http:/proxy:3128',
  'http://proxy:3128/path',
  'http://proxy :3128',
  'http://[::1:3128',
  '::1',
  ':3128',
  'http://proxy:0',
  'http://',
  'http://[',
  'ftp://proxy:3128',
  'socks5://user:p#ss@proxy:1080',
  '%',
])('%s is refused, even with no_proxy=*', (value) => {
  const read = () => readProxies({ HTTPS_PROXY: value, no_proxy: '*' })

  expect(read).toThrow('HTTPS_PROXY is no URL of a proxy')
})

test('the build, too, refuses a password that cannot be decoded', async () => {
  const env = { HOME: temporaryFolder(), OS_AUTH_TYPE: 'none', OS_ENDPOINT: 'http://magnum.example/v1' }
  const ran = await program(['cluster-list'], { env: { ...env, http_proxy: 'http://user:50%@proxy:3128' } })

  expect(ran).toMatchObject({ code: 2, stdout: '' })
  expect(ran.stderr).toContain('error: http_proxy is no URL of a proxy\n')
})

test('the value of an invalid variable, which may contain a password, is not shown', () => {
  try {
    createTransport({ env: { https_proxy: 'http://user:canary#@proxy:3128' } })
  } catch (error) {
    expect(error).toMatchObject({ kind: 'usage', message: 'https_proxy is no URL of a proxy' })
    expect((error as MagnumError).hint).not.toContain('canary')
  }
  expect.assertions(2)
})
