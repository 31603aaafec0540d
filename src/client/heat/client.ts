import type { Session } from '../keystone/session'
import { createStacks, type Stacks } from './stacks'

/**
 * The Orchestration service of one cloud, as far as it tells what becomes of clusters. Every method throws a
 * `MagnumError`: of kind `failed` where the cloud has no such service.
 */
export class HeatClient {
  readonly stacks: Stacks

  /** @param session one at the endpoint of type `orchestration` */
  constructor(session: Session) {
    this.stacks = createStacks(session)
  }
}
