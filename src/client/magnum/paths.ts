import { MagnumError } from '../../foundation/errors'

/** The paths of the Magnum v1 API that this client uses, below the endpoint's version root. */
export const paths = {
  versionRoot: '/',
  clusters: '/clusters',
  cluster: (cluster: string) => `/clusters/${segment(cluster)}`,
  resize: (cluster: string) => `/clusters/${segment(cluster)}/actions/resize`,
  upgrade: (cluster: string) => `/clusters/${segment(cluster)}/actions/upgrade`,
  nodegroups: (cluster: string) => `/clusters/${segment(cluster)}/nodegroups`,
  nodegroup: (cluster: string, nodegroup: string) =>
    `/clusters/${segment(cluster)}/nodegroups/${segment(nodegroup)}`,
  clusterTemplates: '/clustertemplates',
  clusterTemplate: (template: string) => `/clustertemplates/${segment(template)}`,
  certificates: '/certificates',
  certificate: (cluster: string) => `/certificates/${segment(cluster)}`,
  credential: (cluster: string) => `/credentials/${segment(cluster)}`,
  quotas: '/quotas',
  quota: (project: string, resource: string) => `/quotas/${segment(project)}/${segment(resource)}`,
  stats: '/stats',
  services: '/mservices',
}

/** The path of a list whose resources have all their attributes. */
export function detailed(path: string): string {
  return `${path}/detail`
}

/**
 * A path before a query. python-magnumclient sends lists of clusters and templates, and the rollback, with a trailing
 * slash (`/clusters/?limit=5`: v1/basemodels.py, v1/baseunit.py), and gateways may have rules for it.
 */
export function beforeQuery(path: string): string {
  return `${path}/`
}

/**
 * A name or UUID as one path segment. An empty one, which would address the whole collection, is refused, and so are `.`
 * and `..`, which URL parsers resolve even when escaped.
 */
function segment(name: string): string {
  if (name === '') throw new MagnumError('usage', 'A name or UUID must not be empty')
  if (name === '.' || name === '..') throw new MagnumError('usage', `"${name}" is not a name or UUID`)
  return encodeURIComponent(name.toWellFormed())
}
