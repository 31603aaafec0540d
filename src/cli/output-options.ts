import { formatNames, type OutputOptions } from '../output/formats'
import type { Command, Options, ValuesOf } from './definition'
import { choice, flag, integer, text, texts } from './parameters'

/** What cliff's commands take to shape their answer, on every command that has one. */
export const outputOptions = {
  format: choice('--format', formatNames, {
    help: 'Format of the answer',
    metavar: '<format>',
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
  quote: choice('--quote', ['all', 'minimal', 'none', 'nonnumeric'], {
    help: 'What csv puts in quotes',
    metavar: '<what>',
    added: true,
  }),
  noindent: flag('--noindent', { help: 'Print json on one line', added: true }),
  maxWidth: integer('--max-width', { help: 'Widest table, in columns', metavar: '<columns>', added: true }),
  fitWidth: flag('--fit-width', { help: 'Fit the table to the terminal', added: true }),
  printEmpty: flag('--print-empty', {
    help: 'Print a table even where there are no rows (it always is)',
    added: true,
  }),
  prefix: text('--prefix', { help: 'What the names of shell begin with', added: true }),
} satisfies Options

/** The output options that a command has. */
export function outputOptionsOf(command: Pick<Command, 'answer'>): Options {
  return command.answer === 'text' || command.answer === 'none' ? {} : outputOptions
}

export type OutputValues = ValuesOf<typeof outputOptions>

/** How the answer is to be written. */
export function formatOptions(values: Partial<OutputValues>): OutputOptions {
  return {
    format: values.format,
    columns: (values.columns ?? []).flatMap((names) => names.split(',')),
    sortColumns: (values.sortColumns ?? []).flatMap((names) => names.split(',')),
    sortDescending: values.sortDescending ?? false,
    noindent: values.noindent ?? false,
    quote: values.quote ?? 'nonnumeric',
    maxWidth: values.maxWidth ?? 0,
    fitWidth: values.fitWidth ?? false,
    prefix: values.prefix ?? '',
  }
}
