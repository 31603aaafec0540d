import { MagnumError } from '../../foundation/errors'
import type { Access } from './access'
import { type AuthType, authTypeOf } from './auth-types'
import { completeCredentials, credentialsHint } from './credentials'
import type { LoginContext } from './login'
import { type CloudSettings, type Settings, valueOf } from './settings'
import type { PrivateStore } from './token-cache'

/** Logs in when first needed, and reuses the token until shortly before it expires. */
export interface Login {
  access(): Promise<Access>
  /** A new access to replace one that a service has rejected. */
  renew(refused: Access): Promise<Access>
}

export type LoginServices = Omit<LoginContext, 'settings'> & {
  /** The token cache, if the user enabled it. */
  tokens?: PrivateStore | undefined
}

// keystoneauth, identity/base.py, MIN_TOKEN_LIFE_SECONDS: a token that is about to expire is renewed before use.
const shortestLife = 120_000

/** A login with these settings. Sends nothing until used. */
export function openLogin(cloud: CloudSettings, services: LoginServices): Login {
  const { now, tokens, askSecret, warn } = services
  let current: Promise<Access> | undefined
  let latest: Access | undefined
  let credentials: Promise<{ type: AuthType; settings: Settings }> | undefined

  async function complete() {
    const type = authTypeOf(cloud.settings)
    return { type, settings: await completeCredentials(cloud, type, askSecret) }
  }

  async function logIn(options: { fresh: boolean }): Promise<Access> {
    const { type, settings } = await (credentials ??= complete())
    const kept = tokens && type.cacheable ? await cacheIn(tokens, type, settings) : undefined
    if (options.fresh) kept?.drop()
    const found = options.fresh ? undefined : kept?.find()
    if (found && !isShortLived(found, now())) return found
    const access = await refusalsExplained(settings, () => type.logIn({ ...services, settings }))
    await kept?.keep(access)
    return access
  }

  async function cacheIn(store: PrivateStore, type: AuthType, settings: Settings) {
    const { openTokenCache } = await import('./token-cache')
    return openTokenCache(store, type.name, settings, warn)
  }

  async function begin(options: { fresh: boolean }): Promise<Access> {
    latest = await logIn(options)
    return latest
  }

  /** Replaces an access; concurrent rejected requests share one new login. */
  function successor(of: Access, options: { fresh: boolean }): Promise<Access> {
    if (latest === of || !current) {
      latest = undefined
      current = begin(options)
    }
    return current
  }

  return {
    async access() {
      const access = await (current ??= begin({ fresh: false }))
      return isShortLived(access, now()) ? successor(access, { fresh: false }) : access
    },
    renew: (refused) => successor(refused, { fresh: true }),
  }
}

// The OS_AUTH_URL of `magnum sandbox`; that of a DevStack on loopback has no port.
const sandboxUrl = /^http:\/\/127\.0\.0\.1:\d+\/identity\/v3$/

/** Replaces the hint about networks: a sandbox that does not answer has been stopped. */
const sandboxHint =
  'Nothing answers there. If it was the address of the sandbox, start it again: eval "$(magnum sandbox start)"'

async function refusalsExplained(settings: Settings, logIn: () => Promise<Access>): Promise<Access> {
  try {
    return await logIn()
  } catch (error) {
    if (!(error instanceof MagnumError)) throw error
    if (error.status === 401) {
      const hint = `${credentialsHint(settings)} 'magnum doctor' finds out which part is wrong.`
      throw error.withHint(error.hint ?? hint)
    }
    const isSandbox = sandboxUrl.test(valueOf(settings, 'auth_url') ?? '')
    throw error.kind === 'connection' && isSandbox ? error.withHint(sandboxHint) : error
  }
}

function isShortLived({ expiresAt, clockSkew }: Access, now: number): boolean {
  return expiresAt !== undefined && expiresAt - (now + clockSkew) < shortestLife
}
