import type { Command, Options } from './definition'
import { flag, integer, text, texts } from './parameters'

export const formats = ['table', 'json', 'yaml', 'csv', 'value', 'shell', 'jsonl'] as const

/** What cliff's commands take to shape their answer, on every command that has one. */
export const outputOptions = {
  format: text('--format', {
    help: 'Format of the answer',
    metavar: '<format>',
    choices: formats,
    aliases: ['-f'],
    env: ['MAGNUM_FORMAT'],
    added: true,
  }),
  columns: texts('--column', {
    help: 'Attribute to show; may be given several times',
    metavar: '<attribute>',
    aliases: ['-c'],
    completes: 'column',
    added: true,
  }),
  sortColumns: texts('--sort-column', {
    help: 'Attribute to sort the rows by; may be given several times',
    metavar: '<attribute>',
    completes: 'column',
    added: true,
  }),
  sortAscending: flag('--sort-ascending', { help: 'Sort upwards (the default)', added: true }),
  sortDescending: flag('--sort-descending', { help: 'Sort downwards', added: true }),
  quote: text('--quote', {
    help: 'What csv puts in quotes',
    metavar: '<what>',
    choices: ['all', 'minimal', 'none', 'nonnumeric'],
    added: true,
  }),
  noindent: flag('--noindent', { help: 'Print json on one line', added: true }),
  maxWidth: integer('--max-width', { help: 'Widest table, in columns', metavar: '<columns>', added: true }),
  fitWidth: flag('--fit-width', { help: 'Fit the table to the terminal', added: true }),
  printEmpty: flag('--print-empty', { help: 'Print a table even where there are no rows', added: true }),
  prefix: text('--prefix', { help: 'What the names of shell begin with', added: true }),
} satisfies Options

/** The output options that a command has. */
export function outputOptionsOf(command: Pick<Command, 'answer'>): Options {
  return command.answer === 'text' || command.answer === 'none' ? {} : outputOptions
}
export const formatOptions = (given: Readonly<Record<string, unknown>>): { format?: string } => given
