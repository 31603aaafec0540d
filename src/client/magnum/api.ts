import { MagnumError } from '../../foundation/errors'
import type { HttpResponse } from '../http/transport'
import type { Row } from '../../foundation/json'
import type { Session, SessionRequest } from '../keystone/session'
import { series } from '../../foundation/pages'
import { type Model, readPage, readResource } from '../http/answers'
import { isWebPage } from '../http/server-reason'
import {
  type Feature,
  features,
  isIn,
  maximumIn,
  type Microversion,
  requirePinned,
  type Requirement,
  requireServer,
  versionHeaders,
} from './microversions'
import { paths } from './paths'
import { explained } from './refusals'

type Query = NonNullable<SessionRequest['query']>

/** What the modules of the resources are built on: requests with a version, answers that are checked. */
export interface Api {
  /** Sends a request; `needs` names the features without which it makes no sense. */
  send(request: SessionRequest, needs?: readonly Feature[]): Promise<HttpResponse>
  /** Sends a change of which the status is the whole answer: the page of a portal on the way is none. */
  change(request: SessionRequest, needs?: readonly Feature[]): Promise<void>
  /** Sends a request whose answer is one resource. */
  resource<T>(request: SessionRequest, model: Model<T>, needs?: readonly Feature[]): Promise<Row & T>
  /** The pages of a list, each asked for when the one before has come; `limit` caps their rows, 0 and undefined mean all. */
  pages<T>(list: ListRequest<T>): AsyncIterable<readonly (Row & T)[]>
  /** The latest version that the service speaks; undefined where it does not say. */
  maximumVersion(): Promise<string | undefined>
  /** Whether both the service and the version that is asked for have something. */
  supports(requirement: Requirement): Promise<boolean>
}

export interface ListRequest<T> {
  path: string
  /** The path of the first page where it has a query, if that is another one. */
  pathBeforeQuery?: string
  /** Name of the list in the answer's body. */
  collection: string
  model: Model<T>
  limit?: number | undefined
  /** Where the list begins and how it is sorted: the first page's, which says how those after it are asked for. */
  query: Query
  /** What the list is restricted to: every page's. Links of the service lack it (magnum/api/controllers/v1/quota.py). */
  filters?: Query
  needs?: readonly Feature[]
}

/** `version`: what every request asks for. */
export function createApi(session: Session, version: Microversion): Api {
  let maximum: string | undefined
  /** Whether the service has had occasion to say what it speaks. */
  let answered = false

  async function raw(request: SessionRequest): Promise<HttpResponse> {
    const headers = { ...versionHeaders(version), ...request.headers }
    const response = await session.request({ ...request, headers }).catch((error: unknown) => {
      throw explained(error, request.method)
    })
    maximum = maximumIn(response.headers) ?? maximum
    answered = true
    return response
  }

  async function maximumVersion(): Promise<string | undefined> {
    if (answered) return maximum
    try {
      await raw({ method: 'GET', path: paths.versionRoot })
    } catch (error) {
      // A gateway may have nothing at the root of the service: then it does not say.
      if (!(error instanceof MagnumError) || error.kind !== 'not-found') throw error
    }
    return maximum
  }

  async function send(request: SessionRequest, needs: readonly Feature[] = []): Promise<HttpResponse> {
    for (const feature of needs) requirePinned(features[feature], version)
    for (const feature of needs) requireServer(features[feature], await maximumVersion())
    return raw(request)
  }

  return {
    send,
    change: async (request, needs) => {
      if (isWebPage((await send(request, needs)).body)) throw pageInstead()
    },
    resource: async (request, model, needs) => readResource(await send(request, needs), model),
    pages: (list) => followPages(send, list),
    maximumVersion,
    supports: async (requirement) =>
      isIn(requirement, version) && isIn(requirement, (await maximumVersion()) ?? 'latest'),
  }
}

/** Of the thousand resources that a page has where nobody asks for fewer (Magnum's `api.max_limit`): ten million. */
const maximumPages = 10_000

function followPages<T>(send: Api['send'], list: ListRequest<T>): AsyncIterable<readonly (Row & T)[]> {
  return series(() => {
    // A service that takes a negative limit at all is asked for one resource: python-magnumclient, common/base.py.
    let left = list.limit === undefined || list.limit === 0 ? Infinity : Math.max(list.limit, 1)
    const followed = new Set<string>()
    const ask = async (path: string, query: Query, link: string) => {
      if (followed.has(link)) throw repeatedPage(list.collection)
      if (followed.size === maximumPages) throw endlessList(list.collection)
      followed.add(link)
      return send({ method: 'GET', path, query: { ...query, ...list.filters } }, list.needs)
    }
    const first: Query = { ...list.query, limit: list.limit === 0 ? undefined : list.limit }
    const firstPath = isEmpty(first) ? list.path : (list.pathBeforeQuery ?? list.path)
    let answer: Promise<HttpResponse> | undefined
    let isFirst = true
    return async () => {
      if (isFirst) answer = ask(firstPath, first, '')
      else if (answer) await wholeTurn()
      isFirst = false
      if (answer === undefined) return undefined
      const page = readPage(await answer, list.collection, list.model)
      const rows = page.rows.length > left ? page.rows.slice(0, left) : page.rows
      left -= rows.length
      answer = page.next && left > 0 ? ask(list.path, page.next, JSON.stringify(page.next)) : undefined
      if (answer) await underWay(answer)
      return rows
    }
  })
}

/** Until a request is on its way: the service answers it while the page before is shown. If it fails, it is told then. */
function underWay(answer: Promise<HttpResponse>): Promise<void> {
  answer.catch(() => undefined)
  // eslint-disable-next-line no-restricted-globals -- the queue in which Node sends requests, nothing of the process itself
  return new Promise((resolve) => process.nextTick(resolve))
}

/**
 * A turn of the event loop from its beginning to its end, for V8 to collect the page that was shown: where it comes to
 * that in the middle of the next one, it keeps most of what there is, and soon takes twice the memory.
 */
async function wholeTurn(): Promise<void> {
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  await turn()
  await turn()
}

function isEmpty(query: Query): boolean {
  return Object.values(query).every((value) => value === undefined)
}

function pageInstead(): MagnumError {
  return new MagnumError('failed', 'The service answered with a web page, so nothing may have been done', {
    hint: 'Check the endpoint of the service (--os-endpoint-override), or see the answer with --debug.',
  })
}

function repeatedPage(collection: string): MagnumError {
  return new MagnumError('failed', `The service gave the same page of ${collection} twice`)
}

function endlessList(collection: string): MagnumError {
  return new MagnumError(
    'failed',
    `The service's list of ${collection} did not end after ${maximumPages} pages`,
  )
}

/** How a list is asked for. */
export interface ListOptions {
  /** At most so many resources in all; 0 and undefined mean all there are. */
  limit?: number | undefined
  /** UUID of the resource after which the list begins. */
  marker?: string | undefined
  /** Attribute to sort by; the service knows which can be. */
  sortKey?: string | undefined
  sortDir?: 'asc' | 'desc' | undefined
  /** Every attribute of each resource. */
  detail?: boolean | undefined
}

/** The part of a list's query that the service sees; `limit` is paging's own matter. */
export function listQuery({ marker, sortKey, sortDir }: ListOptions): Query {
  return { marker, sort_key: sortKey, sort_dir: sortDir }
}
