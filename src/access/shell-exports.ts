import { MagnumError } from '../foundation/errors'
import { octalCodes } from '../foundation/shell'

/** How to access a cluster with the native client of its container orchestration engine. */
export interface ClusterAccess {
  /** `kubernetes`, `swarm`, `swarm-mode`, `mesos` or `dcos`. */
  coe: string
  /** Passed on unchanged: a URL, for Docker `tcp://…`, for Mesos an IP address. */
  address: string
  tls: boolean
}

/** File name of the kubeconfig in a cluster's folder, the same as that of the old client. */
export const kubeconfigName = 'config'

/** Names of the PEM files there, which docker expects in DOCKER_CERT_PATH. */
export const certificateNames = ['key.pem', 'cert.pem', 'ca.pem'] as const

/**
 * The environment variables that point kubectl, docker and the Mesos commands of Magnum's guides at a cluster.
 *
 * @param folder absolute path of the cluster's files
 */
export function clientVariables(access: ClusterAccess, folder: string): Record<string, string> {
  switch (access.coe) {
    case 'kubernetes':
      return { KUBECONFIG: `${folder}/${kubeconfigName}` }
    case 'swarm':
    case 'swarm-mode':
      return {
        DOCKER_HOST: access.address,
        DOCKER_CERT_PATH: folder,
        // Docker verifies certificates if this is any non-empty value.
        DOCKER_TLS_VERIFY: access.tls ? 'True' : '',
      }
    default:
      return { MESOS_MASTER: access.address }
  }
}

/** How a shell sets an environment variable. */
interface Dialect {
  /** The statement for a word, unquoted or in single quotes. */
  assign: (name: string, word: string) => string
  /** The statement for any other value. */
  assignEscaped: (name: string, value: string) => string
  /** Values that need no quotes, and values that need only single quotes. */
  plain: RegExp
  quotable: RegExp
  /** Separates statements; `end` follows the last one. */
  separator: string
  end: string
  /** Characters that a value cannot contain. */
  impossible: RegExp
}

/**
 * Values that every Unix shell reads alike. Plain ones need no quotes: scripts that parse the old client's lines expect
 * none. Quotable ones are safe in single quotes even in an unquoted `eval $(…)`, where the shell splits the text at
 * blanks (and `eval` joins the words with single spaces) and expands `*`, `?`, `[` and, in csh, `{` as file names. `!`
 * is csh's history.
 */
const unix = {
  plain: /^[\w@+:,./-]*$/,
  quotable: /^(?:[^\p{C}\p{Z}'\\*?[{}!]| (?! ))*$/u,
}

const posix: Dialect = {
  ...unix,
  assign: (name, word) => `export ${name}=${word}`,
  // The full stop preserves trailing newlines, which command substitution would strip.
  assignEscaped: (name, value) =>
    `${name}="$(printf '${octalCodes(value)}.')"; export ${name}="\${${name}%.}"`,
  separator: '\n',
  end: '\n',
  impossible: /\0/,
}

const csh: Dialect = {
  ...unix,
  assign: (name, word) => `setenv ${name} ${word}`,
  assignEscaped: (name, value) => `setenv ${name} "\`printf '${octalCodes(value)}'\`"`,
  separator: ';\n',
  end: '\n',
  impossible: /[\0\n]/,
}

const fish: Dialect = {
  ...unix,
  assign: (name, word) => `set -gx ${name} ${word}`,
  assignEscaped: (name, value) => `set -gx ${name} ${hexadecimal(value)}`,
  separator: ';\n',
  end: ';\n',
  impossible: /\0/,
}

/** ASCII only, one line each: PowerShell reads output line by line, in the code page of the console. */
const powershell: Dialect = {
  plain: /^$/,
  quotable: /^[ -&(-~]*$/,
  assign: (name, word) => `$Env:${name} = ${word || "''"}`,
  assignEscaped: (name, value) => {
    const parts = value.match(/[ -&(-~]+|[^ -&(-~]/g) ?? []
    const terms = parts.map((part) =>
      powershell.quotable.test(part) ? `'${part}'` : `[char]${part.charCodeAt(0)}`,
    )
    return `$Env:${name} = ${["''", ...terms].join(' + ')}`
  },
  separator: '\n',
  end: '\n',
  impossible: /\0/,
}

const dialects = { sh: posix, csh, fish, powershell }
export type ShellName = keyof typeof dialects
export const shellNames = ['sh', 'csh', 'fish', 'powershell'] as const satisfies readonly ShellName[]

/** The kind of shell in `SHELL`; default: a POSIX shell. */
export function shellOf(path = ''): ShellName {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name.endsWith('csh')) return 'csh'
  if (name === 'pwsh') return 'powershell'
  return name === 'fish' ? 'fish' : 'sh'
}

/**
 * Statements for `eval` that set environment variables. Nothing in a value is executed, and values arrive unchanged.
 *
 * @throws MagnumError failed, if the shell cannot represent a value
 */
export function shellExports(variables: Readonly<Record<string, string>>, shell: ShellName): string {
  const dialect = dialects[shell]
  const statements = Object.entries(variables).map(([name, value]) => statement(dialect, name, value))
  return statements.join(dialect.separator) + dialect.end
}

function statement(dialect: Dialect, name: string, value: string): string {
  if (dialect.impossible.test(value)) {
    throw new MagnumError('failed', `${name} contains a character that this shell's variables cannot hold`, {
      hint: 'Use --shell sh for POSIX shell syntax',
    })
  }
  if (dialect.plain.test(value)) return dialect.assign(name, value)
  if (dialect.quotable.test(value)) return dialect.assign(name, `'${value}'`)
  return dialect.assignEscaped(name, value)
}

function hexadecimal(value: string): string {
  return [...Buffer.from(value)].map((byte) => `\\X${byte.toString(16).padStart(2, '0')}`).join('')
}
