import { MagnumError } from '../../foundation/errors'

/** Every path of the Magnum v1 API that this client uses, below the endpoint's version root. */
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

/** A list's path with every attribute of its resources. */
export function detailed(path: string): string {
  return `${path}/detail`
}

/**
 * A path that a query is added to. python-magnumclient has always sent the lists of clusters and of templates and
 * the roll-back like that (`/clusters/?limit=5`: v1/basemodels.py, v1/baseunit.py); what stands before a service may
 * have rules for it.
 */
export function beforeQuery(path: string): string {
  return `${path}/`
}

/**
 * One name or UUID as one segment of a path. An empty one would address the whole collection, and `.` and
 * `..` are resolved by every URL parser even when escaped: these are refused.
 */
function segment(name: string): string {
  if (name === '') throw new MagnumError('usage', 'A name or UUID must not be empty')
  if (name === '.' || name === '..') throw new MagnumError('usage', `"${name}" is not a name or UUID`)
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd'))
}
