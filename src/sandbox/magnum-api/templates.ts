import { randomUUID } from 'node:crypto'
import { pythonRepr, pythonStr } from '../../foundation/python'
import { Refusal, type Reply } from '../server/requests'
import { omit, type Json, type JsonObject } from '../json'
import { findNamed, images } from '../infrastructure/inventory'
import type { Coe, Template } from '../resources'
import * as attribute from './attributes'
import { links, now, type Call } from './call'
import { checkCloudResources, requireFlavors } from './cloud-resources'
import { checkVolumeDriver, checkVolumeSize, driverOf, networkDriverOf } from './drivers'
import { findTemplate, templateNotFound, visibleTemplates } from './find'
import { page } from './listing'
import { newTemplate } from './new-resources'
import { applyPatch, readPatch } from './patch'

const { boolean, integer, oneOf, patchedInteger, text } = attribute

const coes = oneOf('swarm', 'dcos', 'mesos', 'swarm-mode', 'kubernetes')

const schema: attribute.Schema = {
  uuid: attribute.uuid,
  name: text(),
  coe: coes,
  image_id: { ...text(), mandatory: true },
  flavor_id: text(),
  master_flavor_id: text(),
  dns_nameserver: attribute.nameServers,
  keypair_id: text(),
  external_network_id: text(),
  fixed_network: text(),
  fixed_subnet: text(),
  network_driver: text(),
  apiserver_port: integer(1024, 65535),
  docker_volume_size: integer(1),
  cluster_distro: text(),
  links: attribute.readonly,
  http_proxy: text(),
  https_proxy: text(),
  no_proxy: text(),
  volume_driver: text(),
  registry_enabled: { ...boolean, fallback: false },
  labels: { ...attribute.labels, fallback: {} },
  tls_disabled: { ...boolean, fallback: false },
  public: { ...boolean, fallback: false },
  server_type: { ...oneOf('vm', 'bm'), fallback: 'vm' },
  insecure_registry: text(),
  docker_storage_driver: text(),
  master_lb_enabled: { ...boolean, fallback: false },
  floating_ip_enabled: { ...boolean, fallback: true },
  project_id: attribute.readonly,
  user_id: attribute.readonly,
  created_at: attribute.readonly,
  updated_at: attribute.readonly,
  hidden: { ...boolean, fallback: false },
  tags: text(0),
  driver: text(),
}

const patchRules = {
  internal: ['/created_at', '/id', '/links', '/updated_at', '/uuid', '/project_id', '/user_id'],
  mandatory: [
    '/image_id',
    '/network_driver',
    '/external_network_id',
    '/tls_disabled',
    '/public',
    '/server_type',
    '/coe',
    '/registry_enabled',
    '/cluster_distro',
    '/hidden',
  ],
}

export function createTemplate(call: Call): Reply {
  const values = attribute.readAttributes(schema, 'cluster_template', call.body, call.cloud.newest)
  // At 1.11, Magnum looks the flavor up without checking that there is one.
  if (call.cloud.newest === 11 && values.master_flavor_id === undefined) {
    throw new Refusal(500, "'master_flavor_id'")
  }
  const coe = values.coe === undefined ? 'Unset' : pythonStr(values.coe)
  const draft = newTemplate(values, coe as Coe)
  draft.network_driver = networkDriverOf(coe, draft.network_driver)
  checkVolumeDriver(coe, draft.volume_driver)
  checkVolumeSize(draft.docker_storage_driver, draft.docker_volume_size)
  const image = findNamed(images, draft.image_id)
  driverOf({ ...draft, cluster_distro: image && (image.os_distro ?? null) })
  const distro = checkCloudResources(draft).os_distro
  requirePublisher(call, draft)
  const template: Template = {
    ...draft,
    id: call.cloud.store.nextId('templates'),
    uuid: randomUUID(),
    project_id: call.caller.projectId,
    user_id: call.caller.userId,
    created_at: now(),
    cluster_distro: distro,
    driver: driverOf({ ...draft, cluster_distro: distro }).name,
  }
  call.cloud.store.put('templates', template.uuid, template)
  const location = `${call.request.origin}/v1/clustertemplates/${template.uuid}`
  return { status: 201, headers: { location }, body: templateView(call, template) }
}

export function listTemplates(call: Call): Reply {
  return listAt(call, 'clustertemplates')
}

export function listTemplatesInDetail(call: Call): Reply {
  return listAt(call, 'clustertemplates/detail')
}

function listAt(call: Call, path: string): Reply {
  const body = page(call, {
    name: 'clustertemplates',
    path,
    items: visibleTemplates(call),
    render: (template) => templateView(call, template),
    notFound: templateNotFound,
  })
  return { status: 200, body }
}

export function showTemplate(call: Call): Reply {
  return { status: 200, body: templateView(call, findTemplate(call, call.params.template ?? '')) }
}

export function updateTemplate(call: Call): Reply {
  const patch = readPatch(call.body, patchRules)
  const template = findTemplate(call, call.params.template ?? '')
  requireOwner(call, template, 'clustertemplate:update')
  const changed = applyPatch(omit(templateView(call, template), 'links'), patch)
  coerce(changed)
  const patched = attribute.readAttributes(patchedSchema, 'cluster_template', changed, call.cloud.newest)
  const updated: Template = { ...newTemplate(patched, template.coe), ...identityOf(template) }
  updated.coe = patched.coe as Coe
  networkDriverOf(updated.coe, updated.network_driver)
  checkVolumeDriver(updated.coe, updated.volume_driver)
  requireFlavors(updated, call.cloud)
  checkCloudResources(updated)
  if (updated.public !== template.public || updated.hidden !== template.hidden) {
    requirePublisher(call, { public: true, hidden: true })
  }
  call.cloud.store.put('templates', updated.uuid, updated)
  return { status: 200, body: templateView(call, updated) }
}

/** Magnum's object library refuses values before the API validates them (magnum/api/validation.py). */
function coerce({ coe, docker_volume_size, apiserver_port }: JsonObject): void {
  for (const value of [apiserver_port, docker_volume_size]) {
    if (typeof value === 'string' && !attribute.isInteger(value)) {
      throw new Refusal(500, `invalid literal for int() with base 10: ${pythonRepr(value)}`)
    }
  }
  if (coe !== undefined && 'reason' in coes.check(coe)) {
    throw new Refusal(500, `Field value ${pythonStr(coe)} is invalid`)
  }
}

const patchedSchema: attribute.Schema = {
  ...schema,
  apiserver_port: patchedInteger(1024, 65535),
  docker_volume_size: patchedInteger(1),
  // A request must not set these, but a stored template has them.
  project_id: attribute.anyText,
  user_id: attribute.anyText,
  created_at: attribute.anyText,
  updated_at: attribute.anyText,
}

/** The attributes that an update keeps; as in Magnum, `updated_at` is one of them. */
function identityOf({ id, uuid, project_id, user_id, created_at, updated_at, driver }: Template) {
  return { id, uuid, project_id, user_id, created_at, updated_at, driver }
}

export function deleteTemplate(call: Call): Reply {
  const template = findTemplate(call, call.params.template ?? '')
  requireOwner(call, template, 'clustertemplate:delete')
  const { store } = call.cloud
  if (store.all('clusters').some((cluster) => cluster.cluster_template_id === template.uuid)) {
    throw new Refusal(400, `ClusterTemplate ${template.uuid} is referenced by one or multiple clusters.`)
  }
  store.remove('templates', template.uuid)
  return { status: 204 }
}

function requireOwner({ caller }: Call, template: Template, rule: string): void {
  if (caller.isAdmin || template.project_id === caller.projectId) return
  throw new Refusal(403, `Policy doesn't allow ${rule} to be performed.`)
}

function requirePublisher({ caller }: Call, wanted: Pick<Template, 'public' | 'hidden'>): void {
  if (caller.isAdmin || (!wanted.public && !wanted.hidden)) return
  throw new Refusal(403, 'Not authorized to set public or hidden flag for cluster template.')
}

/** A template's attributes in Magnum's order. */
export function templateView(call: Call, template: Template): JsonObject {
  const { created_at, updated_at, driver, ...rest } = omit(template, 'id')
  const own: Record<string, Json> = rest
  const ordered = Object.keys(schema).map((name): [string, Json | undefined] => [name, own[name]])
  return {
    ...Object.fromEntries(ordered),
    links: links(call, `clustertemplates/${template.uuid}`),
    driver: call.cloud.newest >= 11 ? driver : undefined,
    created_at,
    updated_at,
  }
}
