import type { Value } from '../../foundation/json'
import type { Format } from '../format'
import { escapeRun, pythonStr } from '../../foundation/python'
import { octalCodes, singleQuoted } from '../../foundation/shell'
import { isHostile } from '../sanitise'
import { lengthLimit } from '../too-long'

/** Assignments that a POSIX shell evaluates to exactly the original values. */
export const shell: Format = {
  *record(record, { prefix }) {
    lengthLimit('-f shell')(record)
    const lines = Object.entries(record).map(([key, value]) => assignment(variableName(prefix, key), value))
    yield lines.join('')
  },
}

/** Lower-case names that affect shells or programs: arrays of zsh, history in bash, proxies, npm's settings. */
const actedOn = new RegExp(
  `^(${[
    'path|cdpath|fpath|mailpath|manpath|module_path|fignore|psvar|prompt|argv|pipestatus|watch|histchars|auto_resume',
    'aliases|galiases|saliases|builtins|commands|dirstack|functions|history|keymaps|nameddirs|options|parameters',
    'reswords|signals|termcap|terminfo|userdirs|usergroups|widgets|modules|mapfile|patchars|functions_source',
    'dis_.*|job(dirs|states|texts)|historywords|funcstack|func[a-z]*trace|region_highlight|(zle|zsh)_.*',
    '[a-z_]+_proxy|npm_config_.*',
  ].join('|')})$`,
)

/**
 * The variable name of an attribute. POSIX reserves upper-case names for the shell and programs, and the API has none:
 * such names, and others that affect shells or programs, get a prefix.
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
 * Values with characters unsafe for a terminal are rebuilt by the shell's printf from octal codes. Command substitution
 * strips trailing line feeds, hence the full stop, which is removed again.
 */
function assignment(name: string, value: Value): string {
  // Shell variables cannot contain NUL.
  const text = pythonStr(value).replaceAll('\0', '\\x00')
  if (!isHostile(text)) return `${name}=${singleQuoted(text)}\n`
  return `${name}="$(printf -- ${singleQuoted(`${octal(text)}.`)})"; ${name}="\${${name}%.}"\n`
}

/** A printf format for the text, with all but harmless ASCII as octal codes of its UTF-8. */
function octal(text: string): string {
  return text.replace(/[^\x20-\x7e]{1,999}|[%\\]/gu, (run) => escapeRun(run, octalCodes))
}
