import type { Command } from '../../src/cli/definition'
import { exitCodes, success } from '../../src/cli/exit-codes'
import { globalOptions } from '../../src/cli/global-options'
import { groupsOf } from '../../src/cli/overview'
import {
  describeOption,
  describePositional,
  type Entry,
  foldedCommand,
  shownOptions,
} from '../../src/cli/describe'
import { outputOptionsOf } from '../../src/cli/output-options'
import { topics } from '../../src/cli/topics'
import { usageWords } from '../../src/cli/describe'

/** magnum(1): commands, global options, exit codes, files. */
export function programPage(all: readonly Command[]): string {
  const exits = Object.values(exitCodes).map(({ code, meaning }) =>
    entry({ term: String(code), text: meaning }),
  )
  return [
    head('magnum', "client of OpenStack's Container Infrastructure Management service"),
    heading('SYNOPSIS'),
    '.B magnum\n[\\fIglobal options\\fR] \\fIcommand\\fR [\\fIarguments\\fR]\n',
    heading('DESCRIPTION'),
    paragraph('Creates and manages container clusters on an OpenStack cloud and configures access to them.'),
    paragraph(
      "'magnum cluster list' is the same as 'magnum cluster-list'. Each command has a manual page: magnum-cluster-list(1).",
    ),
    ...groupsOf(all).map(
      ({ heading: title, commands }) =>
        heading(title.toUpperCase()) +
        commands.map(({ name, summary }) => entry({ term: name, text: summary })).join(''),
    ),
    heading('GLOBAL OPTIONS'),
    paragraph('They can come before or after the command.'),
    ...shownOptions(globalOptions()).map((option) => entry(describeOption(option))),
    heading('EXIT STATUS'),
    entry({ term: String(success), text: 'done' }),
    ...exits,
    heading('FILES'),
    entry({ term: '~/.config/openstack/clouds.yaml', text: 'the clouds, after one in the current folder' }),
    entry({ term: '~/.config/magnum/config.json', text: 'settings; see magnum-config-set(1)' }),
    heading('SEE ALSO'),
    paragraph(
      `${Object.keys(topics)
        .map((topic) => `'magnum help ${topic}'`)
        .join(', ')}, kubectl(1), openstack(1)`,
    ),
  ].join('')
}

/** The manual page of a command: magnum-cluster-list(1). */
export function commandPage(command: Command): string {
  const { name, summary, description, positionals, options, examples, microversion } = command
  return [
    head(`magnum-${name}`, summary.charAt(0).toLowerCase() + summary.slice(1)),
    heading('SYNOPSIS'),
    `.B magnum ${escape(name)}\n${escape(usageWords(command).join(' '))}\n`,
    heading('DESCRIPTION'),
    paragraph(`${summary}.`),
    ...(description === undefined ? [] : description.split(/\n\s*\n/).map(paragraph)),
    microversion === undefined ? '' : paragraph(`Needs microversion ${microversion} of the API.`),
    section('ARGUMENTS', Object.values(positionals).map(describePositional)),
    section('OPTIONS', shownOptions(options).map(describeOption)),
    section('OUTPUT OPTIONS', shownOptions(outputOptionsOf(command)).map(describeOption)),
    heading('EXAMPLES'),
    ...examples.map(
      (example) =>
        `.PP\n${escape(example.what)}:\n.PP\n.RS 4\n.nf\n${escape(foldedCommand(example.command))}\n.fi\n.RE\n`,
    ),
    heading('SEE ALSO'),
    '.BR magnum (1)\n',
  ].join('')
}

const head = (name: string, what: string) =>
  `.\\" Made by \`npm run generate\`.\n.TH ${name.toUpperCase()} 1 "" "magnum" "User Commands"\n` +
  `.nh\n.ad l\n.SH NAME\n${escape(name)} \\- ${escape(what)}\n`

const heading = (title: string) => `.SH ${title}\n`
const paragraph = (text: string) => `.PP\n${escape(text.replace(/\s+/g, ' '))}\n`
const entry = ({ term, text }: Entry) => `.TP\n\\fB${escape(term)}\\fR\n${escape(text)}\n`

function section(title: string, entries: readonly Entry[]): string {
  return entries.length === 0 ? '' : heading(title) + entries.map(entry).join('')
}

/** Escapes text for roff: backslashes, hyphens, and lines that look like requests. */
function escape(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^[.']/gm, '\\&$&')
    .replace(
      /[^ -~\n]/g,
      (character) => `\\[u${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
    )
}
