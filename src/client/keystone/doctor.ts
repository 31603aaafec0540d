import { MagnumError } from '../../foundation/errors'
import { apiVersions } from '../http/answers'
import { errorFromResponse } from '../http/errors'
import { redactUrl } from '../http/redact'
import type { Access } from './access'
import { type AuthType, authTypeOf } from './auth-types'
import { completeCredentials } from './credentials'
import { serviceRoot } from './endpoint'
import {
  accessFindings,
  certificateFinding,
  endpointReason,
  failure,
  type Finding,
  note,
  settingFindings,
} from './findings'
import { identityRoot } from './identity-url'
import type { LoginContext, Send } from './login'
import { refusedPart } from './refused-login'
import { sender, type SessionServices } from './session'
import type { CloudSettings } from './settings'

/**
 * Checks login and connection step by step and yields the findings, up to the first failed step. Changes nothing and
 * reveals no secret.
 *
 * @param limit time limit of each request including retries, in seconds
 */
export async function* diagnose(
  cloud: CloudSettings,
  services: SessionServices,
  limit = 15,
): AsyncGenerator<Finding> {
  yield* settingFindings(cloud)
  const send = inTime(sender(services), limit)
  let step = 'credentials'
  try {
    const type = authTypeOf(cloud.settings)
    const settings = await completeCredentials(cloud, type, services.askSecret)
    yield note('credentials', `complete for ${type.name}`)
    const context: LoginContext = { ...services, send, settings }
    step = 'identity'
    const isKeystone = !type.cacheable || (yield* checkIdentity(context, type.name, services))
    step = 'login'
    const access = yield* checkLogin(context, type, isKeystone)
    if (!access) return
    yield* accessFindings(access, services.now())
    step = 'endpoint'
    const root = serviceRoot(settings, access)
    yield note('endpoint', `${redactUrl(root)} (${endpointReason(settings)})`)
    const service = checkService(root, access, send)
    // The connection decides which authorities are used.
    await service.catch(() => undefined)
    yield* checkCertificate(root, services)
    step = 'service'
    yield* await service
  } catch (error) {
    if (!(error instanceof MagnumError) || error.kind === 'interrupted') throw error
    yield failure(step, error, cloud.settings)
  }
}

function inTime(send: Send, limit: number): Send {
  return async (request) => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const { host } = new URL(request.url)
        reject(new MagnumError('connection', `${host} did not answer within ${limit} seconds`))
      }, limit * 1000)
    })
    try {
      return await Promise.race([send(request), late])
    } finally {
      clearTimeout(timer)
    }
  }
}

/**
 * Checks whether the auth URL responds: auth types with a fixed version send nothing before the login. Returns whether it
 * responds like Keystone.
 */
async function* checkIdentity(
  context: LoginContext,
  type: string,
  services: SessionServices,
): AsyncGenerator<Finding, boolean> {
  const root = await identityRoot(context, type)
  const { status } = await context.send({ method: 'GET', url: root, retry: 'never' })
  const address = redactUrl(root)
  const isKeystone = status < 400
  // The login may still work: the next step shows it.
  yield isKeystone
    ? note('identity', `Keystone v3 at ${address}`)
    : note('identity', `HTTP ${status} at ${address}`, 'Check the auth URL, which mostly ends in /v3.')
  yield* checkCertificate(root, services)
  return isKeystone
}

/** Logs in. If Keystone refuses, the finding says which part of the login it refuses, as far as that can be found out. */
async function* checkLogin(
  context: LoginContext,
  type: AuthType,
  isKeystone: boolean,
): AsyncGenerator<Finding, Access | undefined> {
  try {
    return await type.logIn(context)
  } catch (error) {
    if (!(error instanceof MagnumError)) throw error
    // Not a matter of roles if Keystone does not answer either.
    if (error.status === 403 && !isKeystone) throw error.withHint(foreignHint)
    if (error.status !== 401) throw error
    const refused = isKeystone ? await refusedPart(context, type) : undefined
    if (!refused) throw error
    const words = type.name.endsWith('token') ? wordsForToken : wordsForPassword
    if (refused.part === 'scope') yield note('user', words.right)
    const [reading, advice] =
      refused.part === 'user'
        ? [words.wrong, words.advice]
        : [
            'the project is unknown, or the user has no role in it',
            `Projects of the user: ${refused.projects.join(', ') || 'none'}.`,
          ]
    const { finding, advice: used = '', ...failed } = failure('login', error, context.settings)
    yield { ...failed, finding: `${reading}: ${finding}`, advice: `${advice} ${used}` }
    return undefined
  }
}

const foreignHint =
  'This does not seem to be an answer of Keystone: check the auth URL, and the proxy if there is one.'

const wordsForToken = {
  right: 'the token is valid',
  wrong: 'the token is not valid',
  advice: "Get a new one with 'openstack token issue -f value -c id'.",
}
const wordsForPassword = {
  right: 'user name, user domain and password are right',
  wrong: 'user name, user domain or password is wrong',
  advice: 'Keystone does not say which one it is.',
}

async function checkService(root: string, access: Access, send: Send): Promise<Finding[]> {
  const response = await send({
    method: 'GET',
    url: `${root}/clusters?limit=1`,
    headers: { ...access.headers, 'OpenStack-API-Version': 'container-infra latest' },
    retry: 'read',
  })
  if (response.status >= 400) throw errorFromResponse(response)
  const { minimum, maximum } = apiVersions(response.headers)
  return [
    note('service', 'clusters can be listed'),
    minimum && maximum
      ? note('API versions', `${minimum} to ${maximum}`)
      : note('API versions', 'not told', 'This service is older than microversions, or it is no Magnum.'),
  ]
}

async function* checkCertificate(
  url: string,
  { transport, now }: Pick<SessionServices, 'transport' | 'now'>,
): AsyncGenerator<Finding> {
  if (!url.startsWith('https:')) return
  const { host } = new URL(url)
  const authorities = await transport.authorities?.(url)
  if (authorities !== undefined) yield note('authorities', `of ${host}: verified against ${authorities}`)
  const expiry = await transport.certificateExpiry?.(url)
  if (expiry) yield certificateFinding(host, expiry, now())
}
