import * as bodies from '../bodies'
import { refused, type Case } from '../case'

const group = { name: 'gpu', node_count: 1, min_node_count: 1, max_node_count: 3, labels: { x: 'y' } }

export const nodegroups: readonly Case[] = [
  {
    what: 'lists node groups',
    send: 'GET /v1/clusters/shape/nodegroups',
    status: 200,
    shape: bodies.nodegroups,
  },
  {
    what: 'shows one',
    send: 'GET /v1/clusters/shape/nodegroups/default-worker',
    status: 200,
    shape: bodies.nodegroup,
  },
  { what: 'an unknown one', send: 'GET /v1/clusters/shape/nodegroups/nothing', ...refused(404) },
  {
    what: 'a list at an older microversion',
    send: 'GET /v1/clusters/shape/nodegroups',
    version: '1.8',
    versions: false,
    ...refused(406),
  },
  {
    what: 'creates one',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: group,
    status: 202,
    shape: bodies.acceptedNodegroup,
    until: 'rest',
  },
  {
    what: 'a duplicate name',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: group,
    ...refused(409, 'A node group with name gpu already exists in the cluster shape'),
  },
  {
    what: 'one with role master',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: { ...group, name: 'masters', role: 'master' },
    ...refused(400),
  },
  {
    what: 'more nodes than max_node_count',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: { ...group, name: 'many', node_count: 4 },
    ...refused(409),
  },
  {
    what: 'an unknown attribute',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: { ...group, name: 'odd', colour: 'red' },
    ...refused(400),
  },
  {
    what: 'a creation at an older microversion',
    send: 'POST /v1/clusters/shape/nodegroups',
    version: '1.8',
    body: group,
    versions: false,
    ...refused(406),
  },
  {
    what: 'lists those with a role',
    send: 'GET /v1/clusters/shape/nodegroups?role=worker&limit=1',
    status: 200,
    shape: bodies.pageOfNodegroups,
  },
  {
    what: 'changes max_node_count',
    send: 'PATCH /v1/clusters/shape/nodegroups/gpu',
    body: [{ op: 'replace', path: '/max_node_count', value: 9 }],
    status: 202,
    shape: bodies.nodegroup,
    until: 'rest',
  },
  {
    what: 'max_node_count below min_node_count',
    send: 'PATCH /v1/clusters/shape/nodegroups/gpu',
    body: [
      { op: 'replace', path: '/max_node_count', value: 0 },
      { op: 'replace', path: '/min_node_count', value: 5 },
    ],
    ...refused(409),
  },
  {
    what: 'node_count, which only a resize changes',
    send: 'PATCH /v1/clusters/shape/nodegroups/gpu',
    body: [{ op: 'replace', path: '/node_count', value: 2 }],
    ...refused(400),
  },
  {
    what: 'resizes one',
    send: 'POST /v1/clusters/shape/actions/resize',
    body: { node_count: 2, nodegroup: 'gpu' },
    status: 202,
    shape: bodies.accepted,
    until: 'rest',
  },
  {
    what: 'a resize beyond max_node_count',
    send: 'POST /v1/clusters/shape/actions/resize',
    body: { node_count: 10, nodegroup: 'gpu' },
    ...refused(400),
  },
  { what: 'deletes it', send: 'DELETE /v1/clusters/shape/nodegroups/gpu', status: 204, until: 'rest' },
  { what: 'a deleted one', send: 'GET /v1/clusters/shape/nodegroups/gpu', ...refused(404) },
  {
    what: 'deletes a default one',
    send: 'DELETE /v1/clusters/shape/nodegroups/default-worker',
    ...refused(400),
  },
]
