import type { JsonObject } from '../json'

export function rootDocument(origin: string, newest: number): JsonObject {
  return {
    name: 'OpenStack Magnum API',
    description: 'Magnum is an OpenStack project which aims to provide container cluster management.',
    versions: [
      {
        id: 'v1',
        links: [{ href: `${origin}/v1/`, rel: 'self' }],
        status: 'CURRENT',
        max_version: `1.${newest}`,
        min_version: '1.1',
      },
    ],
  }
}

export function versionDocument(origin: string, minor: number, newest: number): JsonObject {
  const resource = (path: string) => [
    { href: `${origin}/v1/${path}`, rel: 'self' },
    { href: `${origin}/${path}`, rel: 'bookmark' },
  ]
  const names = [
    ...(minor < 11 ? ['baymodels', 'bays'] : []),
    ...['clustertemplates', 'clusters', 'quotas', 'certificates', 'mservices', 'stats', 'federations'],
  ]
  return {
    id: 'v1',
    media_types: [{ base: 'application/json', type: 'application/vnd.openstack.magnum.v1+json' }],
    links: [
      { href: `${origin}/v1/`, rel: 'self' },
      {
        href: 'http://docs.openstack.org/developer/magnum/dev/api-spec-v1.html',
        rel: 'describedby',
        type: 'text/html',
      },
    ],
    ...Object.fromEntries(names.map((name) => [name, resource(`${name}/`)])),
    nodegroups: resource('clusters/{cluster_id}/nodegroups'),
    ...(newest >= 12 ? { credentials: resource('credentials/') } : {}),
  }
}
