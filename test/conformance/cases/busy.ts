import * as bodies from '../bodies'
import { refused, type Case } from '../case'

/* What real services do at moments that cannot be chosen, and the sandbox where a label of the cluster says so. */

const template = {
  ...{ name: 'shape', coe: 'kubernetes', image_id: 'fedora-coreos-latest', external_network_id: 'public' },
  ...{ keypair_id: 'testkey', flavor_id: 'm1.small', master_flavor_id: 'm1.small' },
}

const grow: Omit<Case, 'what' | 'status'> = {
  send: 'PATCH /v1/clusters/shape',
  body: [{ op: 'replace', path: '/node_count', value: 2 }],
}

/** A cluster with labels, what is asked of it, and its end. */
const story = (labels: Record<string, string>, ...asked: readonly Case[]): Case[] => [
  {
    what: `a cluster with ${JSON.stringify(labels)}`,
    send: 'POST /v1/clusters',
    body: { name: 'shape', cluster_template_id: 'shape', labels },
    status: 202,
    shape: bodies.accepted,
    until: 'rest',
  },
  ...asked,
]

const end: Case = { what: 'it deleted', send: 'DELETE /v1/clusters/shape', status: 204, until: 'gone' }
const taken: Case = { what: 'it grown', ...grow, status: 202, shape: bodies.accepted }

export const busy: readonly Case[] = [
  {
    what: 'a template',
    send: 'POST /v1/clustertemplates',
    body: template,
    status: 201,
    shape: bodies.template,
  },
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
    { what: 'the cluster, as it was', send: 'GET /v1/clusters/shape', status: 200, shape: bodies.cluster },
    end,
  ),
  ...story(
    { sandbox_delete: 'unreadable' },
    { what: 'it deleted', send: 'DELETE /v1/clusters/shape', status: 204 },
    {
      what: 'the cluster that goes',
      send: 'GET /v1/clusters/shape',
      ...refused(400, 'Invalid input for field/attribute master_count'),
    },
    {
      what: 'a list that has it',
      send: 'GET /v1/clusters',
      ...refused(400, 'Invalid input for field/attribute master_count'),
      until: 'gone',
    },
  ),
]
