import { texts } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'
import type { Taint } from '../../client/magnum/nodegroups'
import { features } from '../../client/magnum/microversions'
import { keyValues } from './labels'

/** What a node group tells Kubernetes of its nodes. */
export const nodeOptions = nodeOptionsWith('')
export const replacingNodeOptions = nodeOptionsWith("; replace all there are, '' removes them")

function nodeOptionsWith(note: string) {
  return {
    nodeLabels: texts('--node-labels', {
      help: `Kubernetes labels of the nodes, as KEY=VALUE,KEY=VALUE or one for each option${note}`,
      metavar: '<KEY1=VALUE1,KEY2=VALUE2...>',
      microversion: features.nodeLabels.floor,
    }),
    nodeTaints: texts('--node-taints', {
      help: `Kubernetes taints of the nodes, as KEY=VALUE:EFFECT,KEY:EFFECT or one for each option${note}`,
      metavar: '<KEY1=VALUE1:EFFECT1,KEY2:EFFECT2...>',
      microversion: features.nodeLabels.floor,
    }),
  }
}

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const

export function readNodeOptions(args: {
  readonly nodeLabels: readonly string[]
  readonly nodeTaints: readonly string[]
}): { node_labels?: Record<string, string>; node_taints?: Taint[] } {
  const labels = Object.fromEntries(keyValues(args.nodeLabels.filter(isFilled), '--node-labels'))
  return {
    ...(args.nodeLabels.length === 0 ? {} : { node_labels: labels }),
    ...(args.nodeTaints.length === 0 ? {} : { node_taints: readTaints(args.nodeTaints.filter(isFilled)) }),
  }
}

/** An empty word stands for nothing: given alone, it removes what there is. */
const isFilled = (word: string) => word !== ''

/** `KEY[=VALUE]:EFFECT`, the last `:` being the separator; a single word may hold several taints. */
function readTaints(words: readonly string[]): Taint[] {
  const [only] = words
  const taints = words.length === 1 && only !== undefined ? only.split(/[,;]/) : words
  return taints.map((taint) => {
    const colon = taint.lastIndexOf(':')
    const effect = effects.find((known) => known === taint.slice(colon + 1))
    if (colon < 1 || effect === undefined) {
      throw new MagnumError(
        'usage',
        `a taint is KEY[=VALUE]:EFFECT, with one of ${effects.join(', ')}: not ${taint}`,
      )
    }
    const [key = '', ...value] = taint.slice(0, colon).split('=')
    return { key, effect, ...(value.length === 0 ? {} : { value: value.join('=') }) }
  })
}
