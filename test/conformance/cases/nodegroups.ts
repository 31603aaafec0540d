import * as bodies from '../bodies'
import { refused, type Case } from '../case'

const group = { name: 'gpu', node_count: 1, min_node_count: 1, max_node_count: 3, labels: { x: 'y' } }

export const nodegroups: readonly Case[] = [
  { what: 'node groups', send: 'GET /v1/clusters/shape/nodegroups', status: 200, shape: bodies.nodegroups },
  {
    what: 'one of them',
    send: 'GET /v1/clusters/shape/nodegroups/default-worker',
    status: 200,
    shape: bodies.nodegroup,
  },
  { what: 'none of them', send: 'GET /v1/clusters/shape/nodegroups/nothing', ...refused(404) },
  {
    what: 'node groups, at a microversion before them',
    send: 'GET /v1/clusters/shape/nodegroups',
    version: '1.8',
    versions: false,
    ...refused(406),
  },
  {
    what: 'another one',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: group,
    status: 202,
    shape: bodies.acceptedNodegroup,
    until: 'rest',
  },
  {
    what: 'another one of the same name',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: group,
    ...refused(409, 'A node group with name gpu already exists in the cluster shape'),
  },
  {
    what: 'one of masters',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: { ...group, name: 'masters', role: 'master' },
    ...refused(400),
  },
  {
    what: 'one of more nodes than its greatest number',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: { ...group, name: 'many', node_count: 4 },
    ...refused(409),
  },
  {
    what: 'one of an unknown attribute',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: { ...group, name: 'odd', colour: 'red' },
    ...refused(400),
  },
  {
    what: 'one, at a microversion before them',
    send: 'POST /v1/clusters/shape/nodegroups',
    version: '1.8',
    body: group,
    versions: false,
    ...refused(406),
  },
  {
    what: 'those of a role',
    send: 'GET /v1/clusters/shape/nodegroups?role=worker&limit=1',
    status: 200,
    shape: bodies.pageOfNodegroups,
  },
  {
    what: 'a greatest number of nodes',
    send: 'PATCH /v1/clusters/shape/nodegroups/gpu',
    body: [{ op: 'replace', path: '/max_node_count', value: 9 }],
    status: 202,
    shape: bodies.nodegroup,
    until: 'rest',
  },
  {
    what: 'a greatest number below the least',
    send: 'PATCH /v1/clusters/shape/nodegroups/gpu',
    body: [
      { op: 'replace', path: '/max_node_count', value: 0 },
      { op: 'replace', path: '/min_node_count', value: 5 },
    ],
    ...refused(409),
  },
  {
    what: 'a number of nodes, which is a matter of resizing',
    send: 'PATCH /v1/clusters/shape/nodegroups/gpu',
    body: [{ op: 'replace', path: '/node_count', value: 2 }],
    ...refused(400),
  },
  {
    what: 'a resize of one',
    send: 'POST /v1/clusters/shape/actions/resize',
    body: { node_count: 2, nodegroup: 'gpu' },
    status: 202,
    shape: bodies.accepted,
    until: 'rest',
  },
  {
    what: 'a resize beyond its greatest number',
    send: 'POST /v1/clusters/shape/actions/resize',
    body: { node_count: 10, nodegroup: 'gpu' },
    ...refused(400),
  },
  { what: 'it deleted', send: 'DELETE /v1/clusters/shape/nodegroups/gpu', status: 204, until: 'rest' },
  { what: 'it, gone', send: 'GET /v1/clusters/shape/nodegroups/gpu', ...refused(404) },
  {
    what: 'a default one, deleted',
    send: 'DELETE /v1/clusters/shape/nodegroups/default-worker',
    ...refused(400),
  },
]
