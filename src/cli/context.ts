import type { Host, Question, Spinner } from '../foundation/host'
import type { MagnumClient } from '../client/magnum/client'
import type { OpenCloud } from '../client/open-cloud'
import type { ServiceType } from '../client/keystone/endpoint'
import type { Session } from '../client/keystone/session'

/** What a handler gets in addition to its arguments. Expensive parts are created on first use. */
export interface Context {
  readonly host: Host
  /** The settings of the cloud and connections to it. */
  cloud(): Promise<OpenCloud>
  /** The Magnum client. Its first request logs in. */
  magnum(): Promise<MagnumClient>
  /** A session with another service of the cloud, with the same login; undefined if the catalog lacks it. */
  service(type: ServiceType): Promise<Session | undefined>
  /** Writes a line to stderr at once, with control characters escaped. */
  warn(text: string): void
  /** Starts a spinner on stderr, in the user's choice of colour; undefined if the terminal cannot show one. */
  spin(text: string): Promise<Spinner | undefined>
  /** Prompts on the terminal; see `Host`. */
  ask(question: Question): Promise<string>
  /** Changes the user's files; with `--dry-run`, notes `what` instead: `Write config in /home/u`. */
  change(what: string, work: () => Promise<void>): Promise<void>
  /** Whether `--dry-run` is given. */
  readonly isDryRun: boolean
  /** Adds to the output of `--dry-run`; does nothing without it. */
  note(text: string): void
  /** With `--dry-run`, descriptions of the requests not sent and the files not changed. */
  readonly planned: readonly string[]
  /** Closes connections. */
  close(): Promise<void>
}
