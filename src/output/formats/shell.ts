import type { Value } from '../../foundation/json'
import type { Format } from '../format'
import { pythonStr } from '../../foundation/python'
import { isHostile } from '../sanitise'

/** Assignments that a POSIX shell evaluates to exactly the values, whatever they hold. */
export const shell: Format = {
  *record(record, { prefix }) {
    for (const [key, value] of Object.entries(record)) yield assignment(variableName(prefix, key), value)
  },
}

/** What shells or programs act on, in lower case: zsh's arrays and tables, history in bash, proxies, npm's settings. */
const actedOn = new RegExp(
  `^(${[
    'path|cdpath|fpath|mailpath|manpath|module_path|fignore|psvar|prompt|argv|pipestatus|watch|histchars|auto_resume',
    'aliases|galiases|saliases|builtins|commands|dirstack|functions|history|keymaps|nameddirs|options|parameters',
    'reswords|signals|termcap|terminfo|userdirs|usergroups|widgets|[a-z_]+_proxy|npm_config_.*',
  ].join('|')})$`,
)

/**
 * The variable for an attribute. By POSIX, names in capitals belong to the shell and to programs, and the API has
 * none: such an attribute, or one that is acted on all the same, gets a prefix that keeps it from being taken for
 * the variable.
 */
function variableName(prefix: string, key: string): string {
  const own = asName(key)
  const name = /^[^a-z]*$|[A-Z]/.test(own) || actedOn.test(asName(prefix + key)) ? `magnum_${own}` : key
  const whole = asName(prefix + name)
  return /^[A-Za-z_]/.test(whole) ? whole : `_${whole}`
}

function asName(text: string): string {
  return text.replace(/[^A-Za-z0-9_]/g, '_')
}

/**
 * A value with characters that must not reach a terminal is rebuilt by the shell's own printf from their octal
 * codes. The substitution would cut line feeds off its end, hence the full stop that is taken away again.
 */
function assignment(name: string, value: Value): string {
  // No variable of a shell can hold NUL.
  const text = pythonStr(value).replaceAll('\0', '\\x00')
  if (!isHostile(text)) return `${name}=${singleQuoted(text)}\n`
  return `${name}="$(printf -- ${singleQuoted(`${octal(text)}.`)})"; ${name}="\${${name}%.}"\n`
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** A format of printf that gives the text: what is not harmless ASCII as the octal codes of its UTF-8. */
function octal(text: string): string {
  return text.replace(/[^\x20-\x7e]+|[%\\]/g, (run) =>
    [...Buffer.from(run)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
  )
}
