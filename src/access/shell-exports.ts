import { MagnumError } from '../foundation/errors'

/** How a shell sets a variable of the environment. */
interface Dialect {
  /** The statement for a value that is written as `word`: as it stands, or in single quotes. */
  assign: (name: string, word: string) => string
  /** The statement for any other value, of which every byte is escaped. */
  assignBytes: (name: string, bytes: Uint8Array) => string
  /** Between two statements, and after the last. */
  separator: string
  end: string
  /** What a value cannot have in it. */
  impossible: RegExp
}

const posix: Dialect = {
  assign: (name, word) => `export ${name}=${word}`,
  // The full stop keeps newlines at the end, which a command substitution would take away.
  assignBytes: (name, bytes) => `${name}="$(printf '${octal(bytes)}.')"; export ${name}="\${${name}%.}"`,
  separator: '\n',
  end: '\n',
  impossible: /\0/,
}

const csh: Dialect = {
  assign: (name, word) => `setenv ${name} ${word}`,
  assignBytes: (name, bytes) => `setenv ${name} "\`printf '${octal(bytes)}'\`"`,
  separator: ';\n',
  end: '\n',
  impossible: /[\0\n]/,
}

const fish: Dialect = {
  assign: (name, word) => `set -gx ${name} ${word}`,
  assignBytes: (name, bytes) => `set -gx ${name} ${hexadecimal(bytes)}`,
  separator: ';\n',
  end: ';\n',
  impossible: /\0/,
}

/** Needs no quotes in any shell: what scripts that take the old client's lines apart have always met. */
const plain = /^[\w@+:,./-]*$/

/**
 * Is safe in single quotes even in an unquoted `eval $(…)`, where the shell first splits the text at blanks
 * (and `eval` joins the words by single ones) and takes `*`, `?`, `[`, in csh `{` too, for file names. `!` is
 * csh's history.
 */
const quotable = /^(?:[^\p{C}\p{Z}'\\*?[{}!]| (?! ))*$/u

/**
 * Statements that set variables in a shell, for `eval`: nothing in a value is executed, and it arrives exact.
 * `shell` is the value of `SHELL`; none means a POSIX shell.
 * @throws MagnumError failed, where the shell has no way to write a value
 */
export function shellExports(variables: Readonly<Record<string, string>>, shell: string | undefined): string {
  const dialect = dialectOf(shell)
  const statements = Object.entries(variables).map(([name, value]) => statement(dialect, name, value))
  return statements.join(dialect.separator) + dialect.end
}

function dialectOf(shell = ''): Dialect {
  const name = shell.slice(shell.lastIndexOf('/') + 1)
  if (name.endsWith('csh')) return csh
  return name === 'fish' ? fish : posix
}

function statement(dialect: Dialect, name: string, value: string): string {
  if (dialect.impossible.test(value)) {
    throw new MagnumError('failed', `${name} has a character that this shell's variables cannot have`, {
      hint: 'Set SHELL=/bin/sh to have it written for a POSIX shell',
    })
  }
  if (plain.test(value)) return dialect.assign(name, value)
  if (quotable.test(value)) return dialect.assign(name, `'${value}'`)
  return dialect.assignBytes(name, Buffer.from(value))
}

function octal(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}

function hexadecimal(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `\\X${byte.toString(16).padStart(2, '0')}`).join('')
}
