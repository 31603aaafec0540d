import { globalOptions } from '../globals'
import { optionSection } from '../help'
import { outputOptions } from '../output-options'
import { inColumns } from './columns'

/** Variables that stand in for no option. */
const variables = [
  ['OS_CLIENT_CONFIG_FILE', 'clouds.yaml to read, in place of the usual ones'],
  ['OS_CLIENT_SECURE_FILE', 'secure.yaml to read'],
  ['HTTPS_PROXY, HTTP_PROXY', 'Proxy to connect through'],
  ['NO_PROXY', 'Hosts that are connected to directly'],
  ['SHELL', 'Shell that cluster-config writes its exports for'],
  ['XDG_CONFIG_HOME', "Folder of the settings ('magnum config path')"],
  ['XDG_CACHE_HOME', 'Folder of the kept tokens'],
  ['MAGNUM_PAGER, PAGER', 'Pager for help on a terminal; empty for none'],
  ['NO_COLOR', 'Print no colours, if not empty'],
  ['FORCE_COLOR', 'Print colours even where the output is no terminal'],
]

export function environmentTopic(): string {
  const hidden = Object.entries(globalOptions()).filter(([, option]) => option.hidden)
  const older = Object.fromEntries(hidden.map(([key, option]) => [key, { ...option, hidden: false }]))
  const format = { format: outputOptions.format }
  return [
    'A setting comes from the option, else the variable, else clouds.yaml, else\n',
    "'magnum config', else the default. Any setting of clouds.yaml can be given as\n",
    'a variable: auth_url as OS_AUTH_URL.\n\n',
    optionSection('Global options', globalOptions()),
    '\n',
    optionSection('Deprecated spellings and older options', older),
    '\n',
    optionSection('On commands that have an answer', format),
    '\nFurther variables:\n',
    inColumns(variables),
  ].join('')
}
