import type { Context } from '../../cli/context'
import type { NodeGroup } from '../../client/magnum/resources'
import type { Outcome } from '../../output/result'
import { waitFor } from './wait'

/** Waits until node groups that are being deleted are gone; they are found in the list of their cluster. */
export async function waitForNodegroupsToGo(
  cluster: string,
  names: readonly string[],
  limit: number | undefined,
  context: Context,
): Promise<Outcome[]> {
  const magnum = await context.magnum()
  const subjects = {
    what: 'Node group',
    names,
    look: async (some: readonly string[]) => {
      const seen = new Map<string, NodeGroup>()
      for await (const page of magnum.nodegroups.list(cluster)) {
        for (const group of page) {
          for (const name of some) if (name === group.uuid || name === group.name) seen.set(name, group)
        }
      }
      return seen
    },
    waitOn: () => `magnum cluster-wait ${cluster}`,
  }
  return waitFor(subjects, { kind: 'deleted', asked: true }, limit, context)
}
