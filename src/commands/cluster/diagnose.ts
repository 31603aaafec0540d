import { defineCommand } from '../../cli/definition'
import { MagnumError } from '../../foundation/errors'
import { clusterPositional } from '../shared/parameters'

export const clusterDiagnose = defineCommand({
  heading: 'Clusters',
  name: 'cluster-diagnose',
  summary: 'Show why a cluster failed, or what it is waiting for',
  description:
    'Shows what failed or is in progress, the most important first, and what to do about known causes: the ' +
    'status, node groups and health from Magnum, and, if Heat created the cluster, the resources ' +
    "of the cluster's stack and of all stacks nested in it. The exit code is 1 if something failed.",
  answer: 'record',
  columns: ['status', 'status_reason', 'findings', 'events'],
  positionals: clusterPositional,
  examples: [
    { command: 'magnum cluster-diagnose mycluster', what: 'why it failed' },
    { command: 'magnum cluster-diagnose mycluster -f json', what: 'the same as JSON' },
  ],
  handler: async ({ cluster: name }, context) => {
    const { gatherFacts } = await import('./stack/facts')
    const { findingsOf } = await import('./stack/findings')
    const { diagnosisRecord, diagnosisText } = await import('./stack/report')
    const facts = await gatherFacts(name, context)
    const now = context.host.now()
    const findings = findingsOf(facts, now)
    const failed = findings.filter(({ kind }) => kind === 'failed')
    const what = failed.map(({ what: each }) => each)
    return {
      kind: 'report',
      text: diagnosisText(facts, findings, now),
      record: diagnosisRecord(facts, findings),
      ...(failed.length > 0 && { failure: failureOf(name, what) }),
    }
  },
})

function failureOf(cluster: string, what: readonly string[]): MagnumError {
  const [first = '', ...more] = what
  const others = more.length === 0 ? '' : ` and ${more.length} more`
  const subject =
    first === 'cluster' ? `Cluster ${cluster}${others}` : `Cluster ${cluster}: ${first}${others}`
  return new MagnumError('failed', `${subject} failed`)
}
