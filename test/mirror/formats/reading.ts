import { parse } from 'yaml'
import type { FormatName } from '../../../src/output/formats'
import { isHostile } from '../../../src/output/sanitise'

type Read = (text: string, argv: readonly string[]) => unknown

/**
 * Removes intended differences from an output, so that equivalent outputs of both clients compare equal. Differences
 * not handled here do not occur in the compared lines.
 */
export const reading: Readonly<Record<Exclude<FormatName, 'jsonl'>, { coe: Read; ours: Read }>> = {
  table: { coe: (text) => cells(text).map((line) => line.map(oldSpelling)), ours: cells },
  json: { coe: withoutNeedlessEscapes, ours: (text) => text },
  yaml: { coe: readYaml, ours: readYaml },
  csv: {
    coe: (text, argv) => (argv.includes('none') ? text : text.replaceAll('\\\\', '\\')),
    ours: (text) => text,
  },
  value: { coe: (text) => text, ours: (text) => text },
  shell: {
    coe: (text) => text.replace(/"(.*)"$/gm, doubleQuoted),
    ours: (text) => text.replace(/'(.*)'$/gm, singleQuoted),
  },
}

/** The cells of each line without padding; a border is one cell. */
function cells(table: string): string[][] {
  return table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
}

function oldSpelling(cell: string): string {
  if (cell === 'None') return '-'
  return cell === 'Field' ? 'Property' : cell
}

function withoutNeedlessEscapes(json: string): string {
  return json.replace(/\\\\|(?:\\u[0-9a-f]{4})+/g, (escapes) => {
    const text = JSON.parse(`"${escapes}"`) as string
    return escapes === '\\\\' || isHostile(text) ? escapes : text
  })
}

function readYaml(text: string): unknown {
  return parse(text, { version: '1.1' }) as unknown
}

function doubleQuoted(_quoted: string, text: string): string {
  return `<${text.replaceAll('\\"', '"')}>`
}

function singleQuoted(_quoted: string, text: string): string {
  return `<${text.replaceAll(String.raw`'\''`, "'")}>`
}
