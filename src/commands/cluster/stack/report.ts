import type { Row } from '../../../foundation/json'
import { stackTree } from '../../../client/heat/tree'
import { visibleStart } from '../../../output/sanitise'
import { eventRow } from './event-rows'
import type { Facts } from './facts'
import type { Finding } from './findings'

/** The diagnosis under stable names: times in the services' format, null if unknown. */
export function diagnosisRecord(
  { cluster, stacks, missing, ...facts }: Facts,
  findings: readonly Finding[],
): Row {
  return {
    uuid: cluster.uuid,
    name: cluster.name ?? null,
    status: cluster.status ?? null,
    status_reason: cluster.status_reason ?? null,
    health_status: cluster['health_status'] ?? null,
    health_status_reason: cluster['health_status_reason'] ?? null,
    nodegroups: facts.nodegroups.map(({ name = null, role = null, status = null }) => ({
      name,
      role,
      status,
    })),
    stacks: stacks.map(({ stack, nodegroup = null }) => ({
      id: stack.id,
      name: stack.stack_name,
      nodegroup,
      status: stack.stack_status ?? null,
      status_reason: stack.stack_status_reason ?? null,
    })),
    heat: missing?.why ?? null,
    findings: findings.map((finding) => ({
      kind: finding.kind,
      what: finding.what,
      more: [...finding.more],
      type: finding.type ?? null,
      status: finding.status,
      reason: finding.reason,
      since: finding.since ?? null,
      cause: finding.cause ?? null,
      advice: finding.advice ?? null,
    })),
    events: stacks.flatMap((each) => {
      const tree = stackTree(each.stack, [...each.resources, ...each.events])
      return each.events.map((event) => eventRow(event, tree))
    }),
  }
}

const mostFindings = 10
const mostEvents = 5
const mostNames = 3

/** The diagnosis as text, with control characters from the servers escaped. */
export function diagnosisText(facts: Facts, findings: readonly Finding[], now: number): string {
  const { cluster, missing } = facts
  const reason = findings.length === 0 && cluster.status_reason ? `: ${cluster.status_reason}` : ''
  const left = findings.length - mostFindings
  return [
    visibleStart(
      `Cluster ${cluster.name ?? cluster.uuid} is ${cluster.status ?? 'without a status'}${reason}`,
    ),
    ...(missing ? [visibleStart(missing.why)] : []),
    ...findings.slice(0, mostFindings).flatMap((finding) => ['', ...findingLines(finding, now)]),
    ...(left > 0 ? ['', `${left} more: see -f json.`] : []),
    ...eventLines(facts),
    '',
  ].join('\n')
}

const headings = { failed: 'Failed', waiting: 'Waiting for', unhealthy: 'Unhealthy' }

function findingLines(finding: Finding, now: number): string[] {
  const { kind, what, type, reason, advice, since } = finding
  const status = kind === 'failed' && type === undefined ? ` (${finding.status})` : ''
  const typeNote = type === undefined ? '' : ` (${type})`
  const age = kind === 'waiting' && since !== undefined ? `, for ${ageOf(since, now)}` : ''
  return [
    visibleStart(`${headings[kind]}: ${what}${typeNote}${status}${age}${moreOf(finding)}`),
    ...(reason ? [`  ${visibleStart(reason)}`] : []),
    ...(advice === undefined ? [] : [`  -> ${advice}`]),
  ]
}

function moreOf({ more }: Finding): string {
  if (more.length === 0) return ''
  const named = more.slice(0, mostNames).join(', ')
  return more.length <= mostNames ? `, and ${named}` : `, and ${more.length} more: ${named}, …`
}

function eventLines({ stacks }: Facts): string[] {
  const [own] = stacks
  if (!own) return []
  const { pathOf, isStack } = stackTree(own.stack, [...own.resources, ...own.events])
  const last = own.events.filter((event) => !isStack(event)).slice(0, mostEvents)
  if (last.length === 0) return []
  const lines = last.map((event) => {
    const { event_time: time, resource_status: status, resource_status_reason: why } = event
    return visibleStart(`  ${time ?? ''}  ${pathOf(event)}  ${status ?? ''}  ${why ?? ''}`.trimEnd())
  })
  return ['', 'Last events, newest first:', ...lines]
}

/** `45s`, `12m`, `3h20m` */
export function ageOf(since: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(since)) / 1000))
  if (Number.isNaN(seconds)) return 'an unknown time'
  if (seconds < 120) return `${seconds}s`
  const minutes = Math.floor(seconds / 60)
  return minutes < 120 ? `${minutes}m` : `${Math.floor(minutes / 60)}h${minutes % 60}m`
}
