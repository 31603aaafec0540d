import { MagnumError } from '../../foundation/errors'
import { redactUrl } from '../http/redact'
import { isObject, objectIn } from '../../foundation/json'
import type { LoginContext, Send } from './login'
import { valueOf } from './settings'

/**
 * The root of Keystone's v3 API, discovered only for auth types without a fixed version.
 *
 * @throws MagnumError `failed` for an invalid auth URL
 */
export async function identityRoot({ settings, send }: LoginContext, type: string): Promise<string> {
  const url = valueOf(settings, 'auth_url') ?? ''
  if (!/^https?:\/\/./i.test(url) || !URL.canParse(url)) {
    throw new MagnumError('failed', `The auth URL is no http or https URL: ${redactUrl(url)}`, {
      hint: 'It looks like https://cloud.example:5000/v3.',
    })
  }
  return type.startsWith('v3') ? versionedIdentity(url) : discoverIdentity(url, send)
}

const usable = ['current', 'stable', 'supported', 'deprecated']

/**
 * The root of Keystone's v3 API for an auth URL: the URL itself if it ends in `/v3`, otherwise one from its version
 * document (keystoneauth, identity/generic/base.py).
 *
 * @throws MagnumError `failed` without v3
 */
export async function discoverIdentity(authUrl: string, send: Send): Promise<string> {
  const root = authUrl.replace(/(?<!\/)\/+$/, '')
  if (/\/v3$/i.test(root)) return root
  const unversioned = root.replace(/\/v2\.0$/i, '')
  const response = await send({ method: 'GET', url: `${unversioned}/`, retry: 'read' })
  // The status of a version list may be 300 Multiple Choices.
  const version = response.status < 400 ? newestV3(response.body) : undefined
  if (version) return ownAddress(unversioned, version)
  throw new MagnumError(
    'failed',
    `There is no Keystone v3 at ${redactUrl(authUrl)} (HTTP ${response.status})`,
    {
      status: response.status,
      hint: 'Check the auth URL (--os-auth-url, OS_AUTH_URL or auth.auth_url in clouds.yaml): it mostly ends in /v3.',
    },
  )
}

/** The root for auth types named v3, which use no discovery. */
export function versionedIdentity(authUrl: string): string {
  const root = authUrl.replace(/(?<!\/)\/+$/, '')
  return root.endsWith('v3') ? root : `${root}/v3`
}

/** The link of the newest v3 in a version document, in any of Keystone's three formats. */
function newestV3(body: string): string | undefined {
  const links = versionsIn(body).flatMap((version) => {
    if (!isObject(version)) return []
    const { id, status, links } = version
    if (typeof id !== 'string' || !/^v3(\.|$)/.test(id)) return []
    if (typeof status !== 'string' || !usable.includes(status.toLowerCase())) return []
    return selfLink(links) ?? []
  })
  return links.at(-1)
}

function versionsIn(body: string): unknown[] {
  const document = objectIn(body)
  if (!document) return []
  const versions = isObject(document['versions']) ? document['versions']['values'] : document['versions']
  return Array.isArray(versions) ? versions : [document['version']]
}

function selfLink(links: unknown): string | undefined {
  if (!Array.isArray(links)) return undefined
  const self: unknown = links.find((link) => isObject(link) && link['rel'] === 'self')
  const href = isObject(self) ? self['href'] : undefined
  return typeof href === 'string' && isWebLink(href) ? href : undefined
}

/** The path of any other URL may begin without a slash, and would become a part of the host: `data:.evil.example/v3`. */
function isWebLink(href: string): boolean {
  return (
    URL.canParse(href, 'http://localhost') && /^https?:$/.test(new URL(href, 'http://localhost').protocol)
  )
}

/** Keeps the host of the auth URL: behind a proxy, Keystone may link to internal hosts, which must not get passwords. */
function ownAddress(asked: string, link: string): string {
  const { origin } = new URL(asked)
  const { pathname } = new URL(link, `${asked}/`)
  return `${origin}${pathname.replace(/(?<!\/)\/+$/, '')}`
}
