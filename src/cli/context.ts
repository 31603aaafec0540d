import type { Host, Question, Spinner } from '../foundation/host'
import type { MagnumClient } from '../client/magnum/client'
import type { OpenCloud } from '../client/open-cloud'
import type { ServiceType } from '../client/keystone/endpoint'
import type { Session } from '../client/keystone/session'

/** What a handler is given beside its arguments. Everything that costs time is made when it is first asked for. */
export interface Context {
  readonly host: Host
  /** The settings of the cloud, and the connections to it. */
  cloud(): Promise<OpenCloud>
  /** The client of the service; its first request logs in. */
  magnum(): Promise<MagnumClient>
  /** A session at another service of the cloud, under the same login; undefined where the catalog has no such service. */
  service(type: ServiceType): Promise<Session | undefined>
  /** A line on stderr, at once; control characters are made visible. */
  warn(text: string): void
  /** A moving line on stderr, painted as the user has it; undefined where there is no terminal that can show one. */
  spin(text: string): Promise<Spinner | undefined>
  /** Asks on the terminal; see `Host`. */
  ask(question: Question): Promise<string>
  /** Changes files of the user's; with `--dry-run` it notes `what` instead: `Write config in /home/u`. */
  change(what: string, work: () => Promise<void>): Promise<void>
  /** Whether nothing is to be changed: `--dry-run`. */
  readonly isDryRun: boolean
  /** With `--dry-run`, adds to what is shown; nothing otherwise. */
  note(text: string): void
  /** With `--dry-run`, the requests that were not sent and the files that were not changed, as they are shown. */
  readonly planned: readonly string[]
  /** Ends what is kept open between requests. */
  close(): Promise<void>
}
