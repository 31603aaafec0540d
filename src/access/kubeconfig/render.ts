import { Document, isCollection, isScalar, visit } from 'yaml'

/** YAML as kubectl reads it, which is 1.1: `yes`, `012` and `1:30` are no strings there unless quoted. */
export const kubeconfigFormat = { version: '1.1', lineWidth: 0, indentSeq: false } as const

/**
 * What the package writes as it is, but kubectl refuses (gopkg.in/yaml.v2, yaml_parser_update_buffer, "control
 * characters are not allowed") or takes for the end of a line: one such name would make the whole file useless.
 */
const unreadable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g

/**
 * What the package writes without quotes, but kubectl reads as something else: `1e3` is a number to it, and text of
 * several lines, which would be a block, must not begin a line with a tab. To others, `=` has a type of its own.
 */
const misread = /^[\d.+-]|^=$|\p{Cc}/u

/** Text that needs no quotes between brackets, where commas, colons and brackets have a meaning. */
const plainInFlow = /^[A-Za-z/][\w/+=.-]*$/

/** A value in block style, its lines indented by so many spaces, the last one ended. */
export function renderBlock(value: unknown, indent = 0): string {
  return renderYaml(value, { flow: false }).replace(/^(?=.)/gm, ' '.repeat(indent))
}

/** A value on one line, which can stand anywhere in a YAML file. */
export function renderFlow(value: unknown): string {
  return renderYaml(value, { flow: true }).trimEnd()
}

/** A value as JSON, with the indentation of the file where that has lines; the first line stands as it is. */
export function renderJson(value: unknown, unit = '', indent = ''): string {
  const json = JSON.stringify(
    value,
    (_key, each: unknown) => (typeof each === 'string' ? wellFormed(each) : each),
    unit,
  )
  return json.replace(unreadable, escaped).replaceAll('\n', `\n${indent}`)
}

function renderYaml(value: unknown, { flow }: { flow: boolean }): string {
  const document = new Document(value, kubeconfigFormat)
  visit(document, {
    Collection(_key, node) {
      if (isCollection(node)) node.flow = flow || node.items.length === 0
    },
    Scalar(_key, node) {
      if (!isScalar<string>(node) || typeof node.value !== 'string') return
      node.value = wellFormed(node.value)
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

/** Text without halves of surrogate pairs, which have no place in UTF-8, nor their escapes in YAML. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
