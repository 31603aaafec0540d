import type { Command } from '../cli/definition'

/** Every command, loaded when it is run or explained. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  'cluster-list': async () => (await import('./cluster/list')).clusterList,
  'cluster-show': async () => (await import('./cluster/show')).clusterShow,
  'cluster-create': async () => (await import('./cluster/create')).clusterCreate,
  'cluster-update': async () => (await import('./cluster/update')).clusterUpdate,
  'cluster-resize': async () => (await import('./cluster/resize')).clusterResize,
  'cluster-upgrade': async () => (await import('./cluster/upgrade')).clusterUpgrade,
  'cluster-wait': async () => (await import('./cluster/wait')).clusterWait,
  'cluster-delete': async () => (await import('./cluster/delete')).clusterDelete,
  'cluster-template-list': async () => (await import('./cluster-template/list')).clusterTemplateList,
  'cluster-template-show': async () => (await import('./cluster-template/show')).clusterTemplateShow,
  'cluster-template-create': async () => (await import('./cluster-template/create')).clusterTemplateCreate,
  'cluster-template-update': async () => (await import('./cluster-template/update')).clusterTemplateUpdate,
  'cluster-template-delete': async () => (await import('./cluster-template/delete')).clusterTemplateDelete,
  'nodegroup-list': async () => (await import('./nodegroup/list')).nodegroupList,
  'nodegroup-show': async () => (await import('./nodegroup/show')).nodegroupShow,
  'nodegroup-create': async () => (await import('./nodegroup/create')).nodegroupCreate,
  'nodegroup-update': async () => (await import('./nodegroup/update')).nodegroupUpdate,
  'nodegroup-delete': async () => (await import('./nodegroup/delete')).nodegroupDelete,
  'credential-rotate': async () => (await import('./credential/rotate')).credentialRotate,
  'quotas-list': async () => (await import('./quotas/list')).quotasList,
  'quotas-show': async () => (await import('./quotas/show')).quotasShow,
  'quotas-create': async () => (await import('./quotas/create')).quotasCreate,
  'quotas-update': async () => (await import('./quotas/update')).quotasUpdate,
  'quotas-delete': async () => (await import('./quotas/delete')).quotasDelete,
  'stats-list': async () => (await import('./stats/list')).statsList,
  'service-list': async () => (await import('./service/list')).serviceList,
  doctor: async () => (await import('./doctor')).doctor,
  help: async () => (await import('./help')).help,
}

/** Names that still work, and the command to use instead. */
export const deprecatedNames: Readonly<Record<string, string>> = {
  'bay-config': 'cluster-config',
  'bay-create': 'cluster-create',
  'bay-delete': 'cluster-delete',
  'bay-list': 'cluster-list',
  'bay-show': 'cluster-show',
  'bay-update': 'cluster-update',
  'baymodel-create': 'cluster-template-create',
  'baymodel-delete': 'cluster-template-delete',
  'baymodel-list': 'cluster-template-list',
  'baymodel-show': 'cluster-template-show',
  'baymodel-update': 'cluster-template-update',
}
