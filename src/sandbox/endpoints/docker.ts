import type { Json } from '../json'
import { nodesOf } from '../magnum-api/cluster-views'
import type { Cluster } from '../resources'
import type { Answer } from './answer'

const API_VERSION = '1.41'

type View = (cluster: Cluster) => Json

const views: Readonly<Record<string, View>> = {
  '/version': version,
  '/info': info,
  '/containers/json': () => [],
  '/images/json': () => [],
  '/networks': () => [],
  '/volumes': () => ({ Volumes: [], Warnings: null }),
}

/** The parts of the Docker Engine API for `docker version`, `docker info` and empty lists. */
export const answerDocker: Answer = (cluster, request, response) => {
  const [url = ''] = (request.url ?? '').split('?')
  const path = url.replace(/^\/v\d+\.\d+(?=\/)/, '')
  const send = (status: number, type: string, body: string) => {
    response.writeHead(status, {
      'api-version': API_VERSION,
      ostype: 'linux',
      'content-type': type,
      'content-length': Buffer.byteLength(body),
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
  if (path === '/_ping') {
    send(200, 'text/plain; charset=utf-8', 'OK')
    return
  }
  const view = request.method === 'GET' && Object.hasOwn(views, path) ? views[path] : undefined
  const body = view ? view(cluster) : { message: 'page not found' }
  send(view ? 200 : 404, 'application/json', JSON.stringify(body))
}

function version(cluster: Cluster): Json {
  const engine = cluster.container_version
  return {
    Platform: { Name: 'Magnum sandbox' },
    Version: engine,
    ApiVersion: API_VERSION,
    MinAPIVersion: '1.12',
    GitCommit: 'sandbox',
    GoVersion: 'go1.16',
    Os: 'linux',
    Arch: 'amd64',
    KernelVersion: '4.11.8',
    BuildTime: '2017-07-08T00:00:00.000000000+00:00',
    Components: [
      { Name: 'Engine', Version: engine, Details: { ApiVersion: API_VERSION, Os: 'linux', Arch: 'amd64' } },
    ],
  }
}

function info(cluster: Cluster): Json {
  const { node_count, master_count } = nodesOf(cluster.nodegroups)
  return {
    ID: cluster.uuid,
    Name: cluster.name,
    ServerVersion: cluster.container_version,
    Containers: 0,
    ContainersRunning: 0,
    ContainersPaused: 0,
    ContainersStopped: 0,
    Images: 0,
    Driver: 'overlay2',
    DriverStatus: [],
    SystemStatus: [['Role', 'primary'], ['Nodes', String(node_count)], ...nodeLines(cluster)],
    Plugins: { Volume: ['local'], Network: ['bridge', 'overlay'], Authorization: null, Log: ['json-file'] },
    Swarm: {
      NodeID: cluster.nodegroups[0]?.uuid ?? '',
      NodeAddr: '127.0.0.1',
      LocalNodeState: 'active',
      ControlAvailable: true,
      Nodes: node_count + master_count,
      Managers: master_count,
      Cluster: { ID: cluster.uuid },
      RemoteManagers: [],
      Error: '',
    },
    NCPU: 2 * node_count,
    MemTotal: 2 * 1024 ** 3 * node_count,
    OperatingSystem: 'Fedora Atomic (Magnum sandbox)',
    OSType: 'linux',
    Architecture: 'x86_64',
    KernelVersion: '4.11.8',
    DockerRootDir: '/var/lib/docker',
    CgroupDriver: 'systemd',
    LoggingDriver: 'json-file',
    DefaultRuntime: 'runc',
    Runtimes: { runc: { path: 'runc' } },
    IndexServerAddress: 'https://index.docker.io/v1/',
    RegistryConfig: { IndexConfigs: {}, InsecureRegistryCIDRs: [], Mirrors: [] },
    SystemTime: new Date().toISOString(),
    Labels: [],
    SecurityOptions: [],
    Warnings: null,
  }
}

/** The list of nodes in the format of standalone Swarm. */
function nodeLines(cluster: Cluster): string[][] {
  return nodesOf(cluster.nodegroups).node_addresses.map((address, index) => [
    ` ${cluster.name}-node-${index}`,
    `${address}:2375`,
  ])
}
