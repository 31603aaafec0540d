import { setTimeout } from 'node:timers/promises'
import type { Case } from './case'
import { cases } from './cases'
import { openClient, type Answer, type Call, type Users } from './client'
import { differences } from './shapes'

/**
 * Sends the requests of the table to a cloud without clusters and templates, one test per request, and compares the
 * status, the microversion headers, and the names and types in the body.
 *
 * @param minor minor of the latest microversion of the cloud
 */
export function conforms(open: () => Promise<Users>, minor: number, table = cases): void {
  const ids = { project: '', cluster: '' }
  let send: (call: Call) => Promise<Answer>

  beforeAll(async () => {
    send = await openClient(await open())
  })

  const those = table.filter(({ since = 0, upTo = Infinity }) => since <= minor && minor <= upTo)
  test.each(those.map((each) => [each.send, each.what, each] as const))(
    '%s: %s',
    async (_send, _what, each) => {
      const began = performance.now()
      const answer = await send(filled(each, ids))
      expect((performance.now() - began) / 1000).toBeGreaterThanOrEqual(each.after ?? 0)
      remember(answer.body, ids)
      expect({
        status: answer.status,
        title: each.title && titleOf(answer.body),
        clusterStatus: each.clusterStatus && (answer.body as Told).status,
      }).toEqual({ status: each.status, title: each.title, clusterStatus: each.clusterStatus })
      const asked = each.version === undefined ? minor : Number(each.version.split('.')[1])
      expect(each.shape ? differences(answer.body, each.shape, asked) : answer.body).toEqual(
        each.shape ? [] : undefined,
      )
      expect(versionsOf(answer)).toEqual(expectedVersions(each, minor))
      if (each.until) await clusterIs(each.until, send)
    },
  )
}

/** The call of a case, with IDs from earlier responses. */
function filled({ send, body, as, version }: Case, ids: Readonly<Record<string, string>>): Call {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => ids[name] ?? whole)
  const [method = '', path = ''] = fill(send).split(' ')
  return {
    method,
    path,
    ...(body !== undefined && { body: JSON.parse(fill(JSON.stringify(body))) as unknown }),
    ...(as !== undefined && { as }),
    ...(version !== undefined && { version }),
  }
}

interface Told {
  project_id?: string
  uuid?: string
  status?: string
  errors?: { title: string }[]
}

function remember(body: unknown, ids: { project: string; cluster: string }): void {
  const { project_id, uuid } = (body ?? {}) as Told
  if (project_id !== undefined) ids.project = project_id
  else if (uuid !== undefined) ids.cluster = uuid
}

function titleOf(body: unknown): string | undefined {
  return (body as Told).errors?.[0]?.title
}

/** Maximum delay in ms between accepting a change and the in-progress status. */
const takenUpWithin = 10_000

async function clusterIs(
  goal: 'there' | 'rest' | 'gone',
  send: (call: Call) => Promise<Answer>,
): Promise<void> {
  const accepted = Date.now()
  let busy = false
  for (;;) {
    const { status, body } = await send({ method: 'GET', path: '/v1/clusters/shape' })
    if (goal === 'there' ? status === 200 : status === 404) return
    if ((body as Told).status?.endsWith('_IN_PROGRESS')) busy = true
    else if (goal === 'rest' && (busy || Date.now() - accepted > takenUpWithin)) return
    await setTimeout(100)
  }
}

function versionsOf({ headers }: Answer): Record<string, string | null> {
  const names = ['minimum-version', 'maximum-version', 'version']
  return Object.fromEntries(names.map((name) => [name, headers.get(`openstack-api-${name}`)]))
}

function expectedVersions({ versions = true, version }: Case, minor: number): Record<string, string | null> {
  // Magnum of 2025 and later uses another name (magnum/api/controllers/versions.py).
  const service = minor < 12 ? 'container-infra' : 'container-infrastructure-management'
  const said = (number: string) => (versions ? `${service} ${number}` : null)
  return {
    'minimum-version': said('1.1'),
    'maximum-version': said(`1.${minor}`),
    version: said(version ?? `1.${minor}`),
  }
}
