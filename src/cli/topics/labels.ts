import { furtherKeys, labels } from '../../catalogue/labels'
import { wrap } from '../help'
import { inColumns } from './columns'

export function labelsTopic(): string {
  const rows = labels.map(({ key, values, byDefault, coe }) => [key, values, byDefault || '-', coe])
  return [
    'Labels are what a driver takes beside the attributes of templates and clusters:\n',
    '--labels KEY=VALUE,KEY=VALUE, or one --labels for each. Which of them a cloud\n',
    'honours is up to its drivers.\n\n',
    inColumns([['KEY', 'VALUES', 'DEFAULT', 'COE'], ...rows]),
    '\n[1] filesystem/posix, filesystem/linux, filesystem/shared, posix/cpu, posix/mem,\n',
    '    posix/disk, cgroups/cpu, cgroups/mem, docker/runtime, namespaces/pid.\n',
    '[2] Its content is sent as mesos_slave_executor_env_variables.\n',
    '\nNewer drivers for Kubernetes also know:\n',
    wrap(furtherKeys.join(' '), 2),
    '\nExamples:\n',
    '  # a cluster with another overlay network, beside the labels of its template\n',
    '  $ magnum cluster-create mycluster --cluster-template k8s \\\n',
    '      --labels flannel_backend=vxlan --merge-labels\n',
  ].join('')
}
