import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { magnum } from '../../support/run'
import { temporaryFolder } from '../../support/temporary-folder'
import { type FakeCloud, startFakeCloud } from './fake-keystone'
import { secrets } from './keystone-rules'
import { oidcVariables, sessionWith } from './login'

let cloud: FakeCloud
beforeEach(async () => {
  cloud = await startFakeCloud()
})
afterEach(() => cloud.close())

const settings = () => oidcVariables('v3oidcauthcode', cloud.url)

type Browser = (page: URL) => Promise<unknown>

/** Logs in through a browser, with a manual timeout. */
async function logIn(browser: Browser, env: Record<string, string> = {}, late = new AbortController()) {
  const said: string[] = []
  const session = await sessionWith(
    { env: { ...settings(), ...env } },
    {
      warn: (text) => said.push(text),
      openBrowser: (url) => Promise.resolve(void browser(new URL(url))),
      sleep: (_milliseconds, signal) =>
        Promise.race([aborted(late.signal), ...(signal ? [aborted(signal)] : [])]),
    },
  )
  try {
    return { project: await session.projectId(), said }
  } finally {
    session.close()
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}

const follow: Browser = async (page) => (await fetch(page)).text()

/** The browser follows the redirect with these parameters. */
const comeBack = async (page: URL, fields: Record<string, string>) => {
  const address = new URL(page.searchParams.get('redirect_uri') ?? '')
  for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value)
  const response = await fetch(address)
  return { status: response.status, text: await response.text() }
}

test('logs in through the browser and exchanges the code with the PKCE verifier', async () => {
  let seen: URL | undefined
  const { project, said } = await logIn(async (page) => {
    seen = page
    expect(await follow(page)).toBe('You are logged in. You can close this window.')
  })

  expect(project).toBe('p1')
  const asked = Object.fromEntries(seen!.searchParams)
  expect(said).toEqual([`To log in, open this address in a browser: ${seen!.href}`])
  expect(asked).toEqual({
    response_type: 'code',
    client_id: 'me',
    scope: 'openid profile',
    state: expect.stringMatching(/^[\w-]{43}$/) as string,
    redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/) as string,
    code_challenge: expect.any(String) as string,
    code_challenge_method: 'S256',
  })
  const form = cloud.requests.find(({ path }) => path === '/idp/token')?.json as Record<string, string>
  const { code_verifier, ...token } = form
  expect(createHash('sha256').update(code_verifier!).digest('base64url')).toBe(asked.code_challenge)
  expect(token).toEqual({
    client_id: 'me',
    grant_type: 'authorization_code',
    code: secrets.code,
    redirect_uri: asked.redirect_uri,
  })
})

test('only accepts a redirect with the right state', async () => {
  const { project } = await logIn(async (page) => {
    const state = page.searchParams.get('state') ?? ''
    const forged = [{ code: 'thief' }, { code: 'thief', state: `${state.slice(1)}x` }, { error: 'no' }]
    for (const fields of forged) expect(await comeBack(page, fields)).toMatchObject({ status: 400 })
    await follow(page)
  })
  expect(project).toBe('p1')
})

test.each(['//[', 'http://[', '*', '/?state=%ff&code=%zz', '/elsewhere'])(
  'a request of another program for %s does not end the login',
  async (target) => {
    const { project } = await logIn(async (page) => {
      const { port } = new URL(page.searchParams.get('redirect_uri') ?? '')
      const socket = connect(Number(port), '127.0.0.1')
      socket.end(`GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`)
      expect(await text(socket)).toMatch(/^HTTP\/1.1 40[04] /)
      await follow(page)
    })
    expect(project).toBe('p1')
  },
)

test('fails with the reason of the provider if refused', async () => {
  const refuse: Browser = (page) =>
    comeBack(page, {
      error: 'access_denied',
      error_description: 'Not you',
      state: page.searchParams.get('state') ?? '',
    })
  await expect(logIn(refuse)).rejects.toMatchObject({
    kind: 'denied',
    message: 'The identity provider refused the login: Not you',
  })
})

test('fails after five minutes without a login', async () => {
  const late = new AbortController()
  const wait = () => {
    late.abort()
    return Promise.resolve()
  }
  await expect(logIn(wait, {}, late)).rejects.toMatchObject({
    kind: 'denied',
    message: 'No login in the browser within 5 minutes',
  })
})

test('sends no PKCE challenge to a provider without S256', async () => {
  cloud.next('GET /idp/discovery', {
    status: 200,
    json: {
      authorization_endpoint: `${cloud.url}/idp/authorize`,
      token_endpoint: `${cloud.url}/idp/token`,
      code_challenge_methods_supported: ['plain'],
    },
  })
  await logIn(async (page) => {
    expect(page.searchParams.has('code_challenge')).toBe(false)
    await follow(page)
  })
  const form = cloud.requests.find(({ path }) => path === '/idp/token')?.json
  expect(form).not.toHaveProperty('code_verifier')
})

test('uses the redirect URI registered at the provider', async () => {
  const port = await freePort()
  const redirectUri = `http://localhost:${port}/back`
  const { project } = await logIn(follow, { OS_REDIRECT_URI: redirectUri })
  expect(project).toBe('p1')
  expect(cloud.requests.find(({ path }) => path === '/idp/token')?.json).toMatchObject({
    redirect_uri: redirectUri,
  })
})

test.each(['https://localhost:8080/', 'http://thief.example/', 'nonsense'])(
  'refuses a redirect URI that is not on loopback: %s',
  async (address) => {
    await expect(logIn(follow, { OS_REDIRECT_URI: address })).rejects.toThrow(
      `The redirect URI is no http URL of this machine: ${address}`,
    )
  },
)

test('starts $BROWSER with the URL, without the secrets of the environment', async () => {
  const folder = temporaryFolder()
  const browser = join(folder, 'browser.mjs')
  writeFileSync(
    browser,
    `#!${process.execPath}
import { writeFileSync } from 'node:fs'
writeFileSync('${folder}/environment', Object.keys(process.env).filter((name) => name.startsWith('OS_')).join())
await fetch(process.argv[2])
`,
  )
  chmodSync(browser, 0o755)
  const env = {
    ...settings(),
    BROWSER: `${folder}/none:${browser} %s`,
    OS_CLIENT_SECRET: secrets.clientSecret,
  }
  const { code, stdout, stderr } = await magnum(['cluster-list', '-f', 'json'], {
    env,
    sleep: (_milliseconds, signal) => (signal ? aborted(signal) : Promise.resolve()),
  })
  expect({ code, stdout }).toEqual({ code: 0, stdout: '[]\n' })
  expect(stderr).toMatch(/^To log in, open this address in a browser: http:\S+\n$/)
  expect(readFileSync(join(folder, 'environment'), 'utf8')).toBe('')
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
