import { coes, driversOfCoe, type DriversOfCoe } from '../../catalogue/drivers'
import { inColumns } from './columns'

const title = (coe: string) => coe.charAt(0).toUpperCase() + coe.slice(1)

export function driversTopic(): string {
  const all = Object.values(driversOfCoe)
  const head = ['', ...coes.map(title)]
  return [
    'Which network and volume drivers go with which COE:\n\n',
    inColumns([
      head,
      ...matrix('network', (coe) => coe.network),
      ['(default)', ...all.map(({ byDefault }) => byDefault)],
    ]),
    '\n',
    inColumns([head, ...matrix('volume', (coe) => coe.volume), ['(default)', ...all.map(() => 'none')]]),
    '\n',
    inColumns([head, ['TLS', ...all.map(({ tls }) => (tls ? 'yes' : 'no'))]]),
    '\nos_distro of the images:\n',
    inColumns(coes.map((coe) => [title(coe), (driversOfCoe[coe]?.images ?? []).join(', ')])),
    '\n--docker-storage-driver is overlay2 by default; devicemapper, which old clients\n',
    'asked for, is gone from the images of today.\n',
    '\nExamples:\n',
    '  # a template for Kubernetes whose pods can mount volumes of the cloud\n',
    '  $ magnum cluster-template-create k8s --coe kubernetes \\\n',
    '      --image fedora-coreos-latest --external-network public \\\n',
    '      --flavor m1.medium --master-flavor m1.medium \\\n',
    '      --network-driver flannel --volume-driver cinder\n',
  ].join('')
}

function matrix(kind: string, driversIn: (coe: DriversOfCoe) => readonly string[]): string[][] {
  const drivers = [...new Set(Object.values(driversOfCoe).flatMap(driversIn))]
  return drivers.map((driver) => [
    `${kind} ${driver}`,
    ...Object.values(driversOfCoe).map((coe) => (driversIn(coe).includes(driver) ? 'yes' : '-')),
  ])
}
