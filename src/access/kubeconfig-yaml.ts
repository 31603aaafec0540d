import { type Document, isScalar, visit } from 'yaml'

/** YAML as kubectl reads it, which is 1.1: `yes`, `012` and `1:30` are no strings there unless quoted. */
export const kubeconfigFormat = { version: '1.1', lineWidth: 0, indentSeq: false } as const

/**
 * What the package writes as it is, but kubectl refuses (gopkg.in/yaml.v2, yaml_parser_update_buffer, "control
 * characters are not allowed") or takes for the end of a line: one such name would make the whole file useless.
 */
const unreadable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g

/**
 * What the package writes without quotes, but kubectl reads as something else: `1e3` is a number to it, and text of
 * several lines, which would be a block, must not begin a line with a tab.
 */
const misread = /^[\d.+-]|\p{Cc}/u

/** The text of a kubeconfig that kubectl reads, whatever is in its names. */
export function kubeconfigText(document: Document, { indentSeq = false } = {}): string {
  visit(document, {
    Scalar(_key, node) {
      if (!isScalar<string>(node) || typeof node.value !== 'string') return
      // Half a pair has no place in UTF-8, and its escape none in YAML.
      node.value = node.value.replace(/\p{Surrogate}/gu, '\ufffd')
      const isNew = node.type === undefined
      if (node.value.search(unreadable) >= 0 || (isNew && misread.test(node.value)))
        node.type = 'QUOTE_DOUBLE'
    },
  })
  const options = { ...kubeconfigFormat, indentSeq, doubleQuotedMinMultiLineLength: Infinity }
  return document.toString(options).replace(unreadable, escaped)
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
