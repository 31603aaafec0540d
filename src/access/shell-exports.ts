import { MagnumError } from '../foundation/errors'

/** What is needed to reach a cluster with the native client of its container orchestration engine. */
export interface ClusterAccess {
  /** `kubernetes`, `swarm`, `swarm-mode`, `mesos` or `dcos`. */
  coe: string
  /** Handed on as it is: a URL, for Docker `tcp://…`, for Mesos an IP address. */
  address: string
  tls: boolean
}

/** The file of the kubeconfig in the folder of a cluster, as it has always been called. */
export const kubeconfigName = 'config'

/**
 * The variables that point kubectl, docker and the guides' commands for Mesos at a cluster whose files are in
 * `folder`, an absolute path.
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
        // Docker verifies where this is not empty, whatever it says.
        DOCKER_TLS_VERIFY: access.tls ? 'True' : '',
      }
    default:
      return { MESOS_MASTER: access.address }
  }
}

/** How a shell sets a variable of the environment. */
interface Dialect {
  /** The statement for a value that is written as `word`: as it stands, or in single quotes. */
  assign: (name: string, word: string) => string
  /** The statement for any other value. */
  assignEscaped: (name: string, value: string) => string
  /** What may stand without quotes, and what in single ones. */
  plain: RegExp
  quotable: RegExp
  /** Between two statements, and after the last. */
  separator: string
  end: string
  /** What a value cannot have in it. */
  impossible: RegExp
}

/**
 * What means the same to every shell of Unix. Plain needs no quotes in any of them: what scripts that take the old
 * client's lines apart have always met. Quotable is safe in single quotes even in an unquoted `eval $(…)`, where the
 * shell first splits the text at blanks (and `eval` joins the words by single ones) and takes `*`, `?`, `[`, in csh `{`
 * too, for file names. `!` is csh's history.
 */
const unix = {
  plain: /^[\w@+:,./-]*$/,
  quotable: /^(?:[^\p{C}\p{Z}'\\*?[{}!]| (?! ))*$/u,
}

const posix: Dialect = {
  ...unix,
  assign: (name, word) => `export ${name}=${word}`,
  // The full stop keeps newlines at the end, which a command substitution would take away.
  assignEscaped: (name, value) => `${name}="$(printf '${octal(value)}.')"; export ${name}="\${${name}%.}"`,
  separator: '\n',
  end: '\n',
  impossible: /\0/,
}

const csh: Dialect = {
  ...unix,
  assign: (name, word) => `setenv ${name} ${word}`,
  assignEscaped: (name, value) => `setenv ${name} "\`printf '${octal(value)}'\`"`,
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

/** All ASCII, and a line for each: PowerShell reads what programs print in the code page of the console, by lines. */
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

/** The kind of shell that `SHELL` names; none means a POSIX shell. */
export function shellOf(path = ''): ShellName {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name.endsWith('csh')) return 'csh'
  if (name === 'pwsh') return 'powershell'
  return name === 'fish' ? 'fish' : 'sh'
}

/**
 * Statements that set variables in a shell, for `eval`: nothing in a value is executed, and it arrives exact.
 * @throws MagnumError failed, where the shell has no way to write a value
 */
export function shellExports(variables: Readonly<Record<string, string>>, shell: ShellName): string {
  const dialect = dialects[shell]
  const statements = Object.entries(variables).map(([name, value]) => statement(dialect, name, value))
  return statements.join(dialect.separator) + dialect.end
}

function statement(dialect: Dialect, name: string, value: string): string {
  if (dialect.impossible.test(value)) {
    throw new MagnumError('failed', `${name} has a character that this shell's variables cannot have`, {
      hint: 'Use --shell sh to have it written for a POSIX shell',
    })
  }
  if (dialect.plain.test(value)) return dialect.assign(name, value)
  if (dialect.quotable.test(value)) return dialect.assign(name, `'${value}'`)
  return dialect.assignEscaped(name, value)
}

function octal(value: string): string {
  return [...Buffer.from(value)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}

function hexadecimal(value: string): string {
  return [...Buffer.from(value)].map((byte) => `\\X${byte.toString(16).padStart(2, '0')}`).join('')
}
