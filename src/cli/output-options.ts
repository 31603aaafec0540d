import { formatNames, type OutputOptions } from '../output/formats'
import type { Command, Options, ValuesOf } from './definition'
import { choice, count, flag, text, texts } from './parameters'

/** The output options of cliff, for every command with output. */
export const outputOptions = {
  format: choice('--format', formatNames, {
    help: 'Output format',
    metavar: '<format>',
    aliases: ['-f'],
    env: ['MAGNUM_FORMAT'],
    added: true,
  }),
  columns: texts('--column', {
    help: 'Column to show; repeatable (one resource: shown in the order given)',
    metavar: '<attribute>',
    aliases: ['-c'],
    completes: 'column',
    added: true,
  }),
  sortColumns: texts('--sort-column', {
    help: 'Column to sort the rows by; repeatable',
    metavar: '<attribute>',
    completes: 'column',
    added: true,
  }),
  sortAscending: flag('--sort-ascending', { help: 'Sort ascending (the default)', added: true }),
  sortDescending: flag('--sort-descending', { help: 'Sort descending', added: true }),
  quote: choice('--quote', ['all', 'minimal', 'none', 'nonnumeric'], {
    help: 'Which CSV values to quote',
    metavar: '<what>',
    added: true,
  }),
  noindent: flag('--noindent', { help: 'Print JSON on one line', added: true }),
  maxWidth: count('--max-width', {
    help: 'Maximum width of a table, in columns',
    metavar: '<columns>',
    added: true,
  }),
  fitWidth: flag('--fit-width', { help: 'Fit the table to the terminal', added: true }),
  printEmpty: flag('--print-empty', {
    help: 'Print a table even if there are no rows (always on)',
    added: true,
  }),
  prefix: text('--prefix', { help: 'Prefix of the variable names with -f shell', added: true }),
} satisfies Options

/** The output options of a command. */
export function outputOptionsOf(command: Pick<Command, 'answer'>): Options {
  return command.answer === 'text' || command.answer === 'none' ? {} : outputOptions
}

export type OutputValues = ValuesOf<typeof outputOptions>

/** The options for writing the result. */
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
