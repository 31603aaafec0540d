import * as bodies from '../bodies'
import { refused, type Case } from '../case'
import { createTemplate } from './templates'

/* What real services do at unpredictable moments and the sandbox does if a label of the cluster requests it. */

const grow: Omit<Case, 'what' | 'status'> = {
  send: 'PATCH /v1/clusters/shape',
  body: [{ op: 'replace', path: '/node_count', value: 2 }],
}

/** Creates a cluster with labels and runs cases on it. */
const story = (labels: Record<string, string>, ...asked: readonly Case[]): Case[] => [
  {
    what: `creates a cluster with ${JSON.stringify(labels)}`,
    send: 'POST /v1/clusters',
    body: { name: 'shape', cluster_template_id: 'shape', labels },
    status: 202,
    shape: bodies.accepted,
    until: 'rest',
  },
  ...asked,
]

const end: Case = { what: 'deletes it', send: 'DELETE /v1/clusters/shape', status: 204, until: 'gone' }
const created: Omit<Case, 'what'> = {
  ...{ send: 'GET /v1/clusters/shape', status: 200, shape: bodies.cluster },
  clusterStatus: 'CREATE_COMPLETE',
}
const taken: Case = { what: 'adds a node', ...grow, status: 202, shape: bodies.accepted }

export const busy: readonly Case[] = [
  createTemplate,
  ...story(
    { sandbox_change: 'conflict' },
    {
      what: 'refused by Heat',
      ...grow,
      ...refused(409, 'ERROR: Stack shape already has an action (UPDATE) in progress'),
    },
    { ...taken, until: 'rest' },
    end,
  ),
  ...story(
    { sandbox_change: 'busy' },
    {
      what: 'refused by Magnum',
      ...grow,
      ...refused(400, 'Updating a cluster when status is "UPDATE_IN_PROGRESS" is not supported'),
    },
    { ...taken, until: 'rest' },
    end,
  ),
  ...story(
    { sandbox_change: 'lost' },
    { ...taken, what: 'accepted and dropped' },
    { what: 'the unchanged cluster', ...created },
    end,
  ),
  ...story(
    { sandbox_change: 'slow' },
    { ...taken, what: 'accepted, but begun later', until: 'rest' },
    { what: 'done', ...created, clusterStatus: 'UPDATE_COMPLETE' },
    // Its deletion begins late, too.
    end,
  ),
  ...story({ sandbox_change: 'late' }, { ...taken, what: 'answered late', after: 4.9, until: 'rest' }, end),
]
