import * as bodies from '../bodies'
import { refused, type Case } from '../case'
import { createTemplate } from './templates'

/* What services answer while an operation is in progress. It does not end by itself, however long the requests take. */

const create = (name: string, labels: Record<string, string>): Case => ({
  what: `creates a cluster with ${JSON.stringify(labels)}`,
  send: 'POST /v1/clusters',
  body: { name, cluster_template_id: 'shape', node_count: 1, labels },
  status: 202,
  shape: bodies.accepted,
  until: 'there',
})

export const creating: readonly Case[] = [
  createTemplate,
  create('shape', { test_outcome: 'hangs' }),
  {
    what: 'an upgrade during creation',
    send: 'POST /v1/clusters/shape/actions/upgrade',
    body: { cluster_template: 'shape', max_batch_size: 1 },
    ...refused(400, 'Upgrading a cluster when status is "CREATE_IN_PROGRESS" is not supported'),
  },
  {
    what: 'a new credential during creation',
    send: 'PATCH /v1/credentials/shape',
    since: 12,
    ...refused(400, 'magnum'),
  },
  {
    what: 'an update during creation, accepted but ignored',
    send: 'PATCH /v1/clusters/shape',
    body: [{ op: 'replace', path: '/node_count', value: 2 }],
    status: 202,
    shape: bodies.accepted,
  },
  {
    what: 'a resize during creation, accepted but ignored',
    send: 'POST /v1/clusters/shape/actions/resize',
    body: { node_count: 2 },
    status: 202,
    shape: bodies.accepted,
  },
]

/** A deletion that the sandbox makes unreadable if a label requests it. */
export const deleting: readonly Case[] = [
  create('going', { sandbox_delete: 'unreadable' }),
  { what: 'deletes it', send: 'DELETE /v1/clusters/going', status: 204 },
  {
    what: 'a cluster being deleted',
    send: 'GET /v1/clusters/going',
    ...refused(400, 'Invalid input for field/attribute master_count'),
  },
  {
    what: 'a list that contains it',
    send: 'GET /v1/clusters',
    ...refused(400, 'Invalid input for field/attribute master_count'),
  },
]
