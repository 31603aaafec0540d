import * as bodies from './bodies'
import { refused, type Case } from './case'
import { administration } from './cases/administration'
import { certificates } from './cases/certificates'
import { clusters } from './cases/clusters'
import { nodegroups } from './cases/nodegroups'
import { templates } from './cases/templates'

const frame: Case[] = [
  {
    what: 'without a token',
    send: 'GET /v1/clusters',
    as: 'nobody',
    status: 401,
    shape: bodies.unauthorized,
    versions: false,
  },
  { what: 'an empty list', send: 'GET /v1/clusters', status: 200, shape: bodies.clusters },
  {
    what: 'at the lowest microversion',
    send: 'GET /v1/clusters',
    version: '1.1',
    status: 200,
    shape: bodies.clusters,
  },
  {
    what: 'at a future microversion',
    send: 'GET /v1/clusters',
    version: '1.99',
    status: 406,
    shape: bodies.unsupportedVersion,
  },
]

/** Deletes the cluster and the template. */
export const end: readonly Case[] = [
  { what: 'deletes the cluster', send: 'DELETE /v1/clusters/shape', status: 204, until: 'gone' },
  {
    what: 'a deleted cluster',
    send: 'GET /v1/clusters/shape',
    ...refused(404, 'Cluster shape could not be found'),
  },
  { what: 'deletes the template', send: 'DELETE /v1/clustertemplates/shape', status: 204 },
]

/** Each request depends on the previous ones. */
export const cases: readonly Case[] = [
  ...frame,
  ...templates,
  ...clusters,
  ...certificates,
  ...nodegroups,
  ...administration,
  ...end,
]
