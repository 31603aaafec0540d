import { Document, isCollection, isScalar, visit } from 'yaml'
import { withoutMerge } from '../../foundation/yaml'

/** kubectl reads YAML 1.1, where unquoted `yes`, `012` and `1:30` are not strings. */
export const kubeconfigFormat = { version: '1.1', lineWidth: 0, indentSeq: false } as const

/**
 * Characters that the package does not escape, but kubectl refuses (gopkg.in/yaml.v2, yaml_parser_update_buffer,
 * "control characters are not allowed") or reads as a line break: one such name would make the whole file unusable. Also
 * bidirectional controls, which would make the file look different on a terminal.
 */
const unreadable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\p{Bidi_Control}]/gu

/**
 * Text that the package does not quote, but kubectl reads differently: `1e3` is a number, and multi-line text, which
 * would be a block, must not start a line with a tab. For other parsers, `=` and `<<` have special types.
 */
const misread = /^[\d.+-]|^(?:=|<<)$|\p{Cc}/u

/** Text that needs no quotes in flow style, where commas, colons and brackets are special. */
const plainInFlow = /^[A-Za-z/][\w/+=.-]*$/

/** The formatting of a kubeconfig, which additions adopt. */
export interface Style {
  text: string
  /** The line ending. */
  eol: string
  isJson: boolean
  /** The indentation of one JSON level. */
  unit: string
}

export function styleOf(text: string, isJson: boolean): Style {
  return {
    text,
    eol: /\r?\n/.exec(text)?.[0] ?? '\n',
    isJson,
    unit: /\n([\t ]+)\S/.exec(text)?.[1] ?? '',
  }
}

/** A value in block style, with a trailing newline. @param indent spaces before each line */
export function renderBlock(value: unknown, indent = 0): string {
  return renderYaml(value, { flow: false }).replace(/^(?=.)/gm, ' '.repeat(indent))
}

/** A value on one line, valid anywhere in a YAML file. */
export function renderFlow(value: unknown): string {
  return renderYaml(value, { flow: true }).trimEnd()
}

/** A value as JSON, with the indentation of the file, which the first line does not get. */
export function renderJson(value: unknown, unit = '', indent = ''): string {
  const json = JSON.stringify(
    value,
    (_key, each: unknown) => (typeof each === 'string' ? each.toWellFormed() : each),
    unit,
  )
  return json.replace(unreadable, escaped).replaceAll('\n', `\n${indent}`)
}

function renderYaml(value: unknown, { flow }: { flow: boolean }): string {
  const document = new Document(value, { ...kubeconfigFormat, customTags: withoutMerge })
  visit(document, {
    Collection(_key, node) {
      if (isCollection(node)) node.flow = flow || node.items.length === 0
    },
    Scalar(_key, node) {
      if (!isScalar<string>(node) || typeof node.value !== 'string') return
      // Lone surrogates are invalid in UTF-8, as are their escapes in YAML.
      node.value = node.value.toWellFormed()
      const isMisread = node.value.search(unreadable) >= 0 || misread.test(node.value)
      if (isMisread || (flow && !plainInFlow.test(node.value))) node.type = 'QUOTE_DOUBLE'
    },
  })
  const options = {
    ...kubeconfigFormat,
    flowCollectionPadding: false,
    doubleQuotedMinMultiLineLength: Infinity,
  }
  return document.toString(options).replace(unreadable, escaped)
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
