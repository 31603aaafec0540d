import { MagnumError } from '../../foundation/errors'
import type { HttpResponse } from '../http/transport'
import type { Row } from '../../foundation/json'
import type { Session, SessionRequest } from '../keystone/session'
import { series } from '../../foundation/pages'
import { pythonStr } from '../../foundation/python'
import { apiVersions, type Model, readPage, readResource } from '../http/answers'
import { isWebPage } from '../http/server-reason'
import {
  type Feature,
  features,
  isIn,
  type Microversion,
  requirePinned,
  type Requirement,
  requireServer,
  versionHeaders,
} from './microversions'
import { paths } from './paths'
import { explained } from './refusals'

type Query = NonNullable<SessionRequest['query']>

/** The base of the resource modules: versioned requests and validated responses. */
export interface Api {
  /** Sends a request; `needs` lists the API features that it requires. */
  send(request: SessionRequest, needs?: readonly Feature[]): Promise<HttpResponse>
  /**
   * Sends a change whose response is only a status. Magnum answers a deletion with 204 and other changes with 202
   * (magnum/api/controllers/v1), but any 2xx status means success (RFC 9110, 15.3), with or without a body: gateways may
   * turn 204 into 200, and WSME may send `null`. The HTML page of a captive portal is an error.
   */
  change(request: SessionRequest, needs?: readonly Feature[]): Promise<void>
  /** Sends a request that returns one resource. */
  resource<T>(request: SessionRequest, model: Model<T>, needs?: readonly Feature[]): Promise<Row & T>
  /** The pages of a list, each requested once the previous one has arrived; `limit` caps the rows, 0 and undefined mean all. */
  pages<T>(list: ListRequest<T>): AsyncIterable<readonly (Row & T)[]>
  /** The latest API version of the service; undefined if it does not say. */
  maximumVersion(): Promise<string | undefined>
  /** Whether both the service and the requested version have a feature. */
  supports(requirement: Requirement): Promise<boolean>
}

export interface ListRequest<T> {
  path: string
  /** The path of the first page if it has a query, where that differs. */
  pathBeforeQuery?: string
  /** Name of the list in the response body. */
  collection: string
  model: Model<T>
  limit?: number | undefined
  /** Start and order of the list. Sent with the first page only, whose links contain it. */
  query: Query
  /** Restrictions. Sent with every page, because links lack them (magnum/api/controllers/v1/quota.py). */
  filters?: Query
  needs?: readonly Feature[]
}

/** @param version the API version of every request */
export function createApi(session: Session, version: Microversion): Api {
  let maximum: string | undefined
  /** Whether a response has shown which versions the service supports. */
  let answered = false

  async function raw(request: SessionRequest): Promise<HttpResponse> {
    const headers = { ...versionHeaders(version), ...request.headers }
    const response = await session.request({ ...request, headers }).catch((error: unknown) => {
      throw explained(error, request.method)
    })
    maximum = apiVersions(response.headers).maximum ?? maximum
    answered = true
    return response
  }

  async function maximumVersion(): Promise<string | undefined> {
    if (answered) return maximum
    try {
      await raw({ method: 'GET', path: paths.versionRoot })
    } catch (error) {
      // Behind a gateway, the root of the service may not exist: then its versions stay unknown.
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

/** With 1,000 resources per page, the default of Magnum's `api.max_limit`, these are ten million. */
const maximumPages = 10_000

/** Maximum number of resources at the end of a page that may be deleted before the next page is requested. */
const mostDeleted = 10

function followPages<T>(send: Api['send'], list: ListRequest<T>): AsyncIterable<readonly (Row & T)[]> {
  return series(() => {
    // A negative limit requests one resource: python-magnumclient, common/base.py.
    let left = list.limit === undefined || list.limit === 0 ? Infinity : Math.max(list.limit, 1)
    const followed = new Set<string>()
    const ask = (path: string, query: Query) =>
      send({ method: 'GET', path, query: { ...query, ...list.filters } }, list.needs)
    const follow = async (link: Query, rows: readonly Row[]) => {
      const text = JSON.stringify(link)
      if (followed.has(text)) throw repeatedPage(list.collection)
      if (followed.size + 1 === maximumPages) throw endlessList(list.collection)
      followed.add(text)
      return askAfter(link, rows.slice(-mostDeleted))
    }
    /** If the last row has been deleted since, the service does not find its marker: asks for what follows an earlier row. */
    const askAfter = async (link: Query, rows: readonly Row[]): Promise<HttpResponse> => {
      try {
        return await ask(list.path, link)
      } catch (error) {
        const earlier = rows.slice(0, -1)
        const last = earlier.at(-1)
        if (!last || !(error instanceof MagnumError && error.status === 404)) throw error
        return askAfter({ ...link, marker: pythonStr(last['uuid'] ?? last['id'] ?? null) }, earlier)
      }
    }
    const first: Query = { ...list.query, limit: list.limit === 0 ? undefined : list.limit }
    const firstPath = isEmpty(first) ? list.path : (list.pathBeforeQuery ?? list.path)
    let answer: Promise<HttpResponse> | undefined
    let isFirst = true
    return async () => {
      if (isFirst) answer = ask(firstPath, first)
      else if (answer) await wholeTurn()
      isFirst = false
      if (answer === undefined) return undefined
      const page = readPage(await answer, list.collection, list.model)
      const rows = page.rows.length > left ? page.rows.slice(0, left) : page.rows
      left -= rows.length
      answer = page.next && left > 0 ? follow(page.next, page.rows) : undefined
      if (answer) await underWay(answer)
      return rows
    }
  })
}

/** Lets a request be sent before the current page is written. Its failure is reported when its page is read. */
function underWay(answer: Promise<HttpResponse>): Promise<void> {
  answer.catch(() => undefined)
  // eslint-disable-next-line no-restricted-globals -- the queue in which Node sends requests, nothing of the process itself
  return new Promise((resolve) => process.nextTick(resolve))
}

/**
 * Waits for one full turn of the event loop, in which V8 can collect the previous page. If V8 collects in the middle of
 * the next page instead, it keeps most of both, and memory soon doubles.
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

/** Options of a list. */
export interface ListOptions {
  /** Maximum number of resources in total; 0 and undefined mean all. */
  limit?: number | undefined
  /** UUID of the resource after which the list starts. */
  marker?: string | undefined
  /** Attribute to sort by; the service refuses those that it cannot sort by. */
  sortKey?: string | undefined
  sortDir?: 'asc' | 'desc' | undefined
  /** Whether to return every attribute of each resource. */
  detail?: boolean | undefined
}

/** The query parameters of a list, without `limit`, which paging sets. */
export function listQuery({ marker, sortKey, sortDir }: ListOptions): Query {
  return { marker, sort_key: sortKey, sort_dir: sortDir }
}
