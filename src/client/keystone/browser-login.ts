import { randomBytes } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MagnumError } from '../../foundation/errors'
import type { LoginContext } from './login'
import { grant, type Provider, proofKey, providerOf, scopeWanted } from './oidc'
import { valueOf } from './settings'

const minutesToLogIn = 5

/**
 * Lets the user log in at the identity provider in a browser, which is then redirected to this machine (RFC 8252, with
 * PKCE). The settings may already contain the code, as in keystoneauth.
 *
 * @throws MagnumError `denied` if the provider refuses, or after five minutes without a login
 */
export async function authorizationCodeGrant(context: LoginContext): Promise<string> {
  const provider = providerOf(context)
  const given = valueOf(context.settings, 'code')
  const redirectUri = valueOf(context.settings, 'redirect_uri')
  if (given) {
    const fields = { code: given, ...(redirectUri ? { redirect_uri: redirectUri } : {}) }
    return grant(context, 'authorization_code', fields, provider)
  }
  const endpoint = await provider.endpoint('authorization_endpoint', 'authorization_endpoint')
  const proof = (await takesProofKey(provider)) ? proofKey(context) : undefined
  const state = randomBytes(32).toString('base64url')
  const listener = await listenForCode(redirectUri, state)
  try {
    await sendUser(context, endpoint, { state, redirect_uri: listener.address, ...proof?.challenge })
    const code = await inTime(context, listener.code)
    const fields = {
      code,
      redirect_uri: listener.address,
      ...(proof ? { code_verifier: proof.verifier } : {}),
    }
    return await grant(context, 'authorization_code', fields, provider)
  } finally {
    listener.close()
  }
}

/** Whether to use PKCE: yes, unless the provider only lists other methods. */
async function takesProofKey(provider: Provider): Promise<boolean> {
  const methods = (await provider.document())?.['code_challenge_methods_supported']
  return !Array.isArray(methods) || methods.includes('S256')
}

async function sendUser(
  context: LoginContext,
  endpoint: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const url = new URL(endpoint)
  const asked = {
    response_type: 'code',
    client_id: valueOf(context.settings, 'client_id') ?? '',
    scope: scopeWanted(context),
    ...fields,
  }
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
  context.warn(`To log in, open this address in a browser: ${url.href}`)
  // Without a browser, the user opens the address by hand.
  await context.openBrowser?.(url.href).catch(() => undefined)
}

/** The result of a promise, or a timeout. */
async function inTime<T>({ sleep }: LoginContext, awaited: Promise<T>): Promise<T> {
  const done = new AbortController()
  const late = sleep(minutesToLogIn * 60_000, done.signal).then(() => {
    throw new MagnumError('denied', `No login in the browser within ${minutesToLogIn} minutes`)
  })
  try {
    return await Promise.race([awaited, late])
  } finally {
    late.catch(() => undefined)
    done.abort()
  }
}

interface CodeListener {
  /** Where the provider redirects the browser. */
  address: string
  /** Rejects with the provider's reason. */
  code: Promise<string>
  close(): void
}

/** Listens on loopback for the redirected browser, which brings a code and our state. */
async function listenForCode(redirectUri: string | undefined, state: string): Promise<CodeListener> {
  const wanted = loopbackAddress(redirectUri ?? 'http://127.0.0.1:0/')
  const { resolve, reject, promise: code } = withResolvers<string>()
  code.catch(() => undefined)
  const server = createServer((request, response) => {
    // Not a URL: any program can send a target that is none.
    const [path, query] = (request.url ?? '').split(/\?(.*)/s)
    const got = (name: string) => new URLSearchParams(query).get(name) ?? undefined
    // Any program on this machine can connect, but only the browser we sent knows the state.
    if (path !== wanted.pathname) answer(response, 404, 'There is nothing here.')
    else if (got('state') !== state) answer(response, 400, 'This is not the login that was begun.')
    else if (got('code') === undefined) {
      const reason = got('error_description') ?? got('error') ?? 'no code was given'
      answer(response, 200, 'The login was refused. You can close this window.')
      reject(new MagnumError('denied', `The identity provider refused the login: ${reason}`))
    } else {
      answer(response, 200, 'You are logged in. You can close this window.')
      resolve(got('code') ?? '')
    }
  })
  await listening(server, wanted)
  if (redirectUri === undefined) wanted.port = String((server.address() as AddressInfo).port)
  return { address: redirectUri ?? wanted.href, code, close: () => server.close() }
}

function loopbackAddress(redirectUri: string): URL {
  const url = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined
  if (url?.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)) return url
  throw new MagnumError('failed', `The redirect URI is no http URL of this machine: ${redirectUri}`, {
    hint: 'It looks like http://localhost:8080/ and is registered at the identity provider; leave it out for a free port.',
  })
}

function listening(server: Server, { hostname, port }: URL): Promise<void> {
  const host = hostname === '[::1]' ? '::1' : '127.0.0.1'
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(new MagnumError('failed', `Cannot wait for the browser: ${cause.message}`, { cause }))
    })
    server.listen(port === '' ? 80 : Number(port), host, resolve)
  })
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' }).end(text)
}

// Promise.withResolvers came with Node 22.
function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined
  let reject: (reason: Error) => void = () => undefined
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue
    reject = onError
  })
  return { promise, resolve, reject }
}
