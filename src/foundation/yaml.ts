import { type Document, Lexer, type LineCounter, parseDocument, type Tags } from 'yaml'

/** Takes the parser a few seconds; a kubeconfig of a thousand clusters has some 90,000. */
const mostTokens = 1_000_000

/** Anchors, aliases and tags; the parser takes quadratic time for some of them. */
const mostMarks = 5_000

/** Lists and maps within one another on one line; the parser fails at some eight hundred. */
const mostNested = 200

/**
 * Parses a file of YAML 1.1, in which keys may be there twice. Syntax errors are in the document.
 *
 * @throws Error with a one-line message, if parsing would take many seconds
 */
export function parseYaml(text: string, lineCounter: LineCounter): Document.Parsed {
  let tokens = 0
  let marks = 0
  let flows = 0
  let blocks = 0
  for (const token of new Lexer().lex(text)) {
    tokens += 1
    if (/^[&*!]/.test(token)) marks += 1
    if (/^[[{]/.test(token)) flows += 1
    if (/^[\]}]/.test(token)) flows = Math.max(flows - 1, 0)
    if (/^[?-]$/.test(token)) blocks += 1
    if (/^\r?\n/.test(token)) blocks = 0
    if (tokens > mostTokens) throw new Error(`more than ${mostTokens} tokens`)
    if (marks > mostMarks) throw new Error(`more than ${mostMarks} anchors, aliases and tags`)
    if (flows + blocks > mostNested) throw new Error(`more than ${mostNested} nested lists and maps`)
  }
  return parseDocument(text, {
    version: '1.1',
    lineCounter,
    keepSourceTokens: true,
    uniqueKeys: false,
    // Each pretty error would copy its line.
    prettyErrors: false,
    // Read as the lists that they are: ordered maps take quadratic time, and their items are no nodes.
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !/:(?:omap|pairs)$/.test(tag.tag)),
  })
}

/** YAML 1.1's tags without that of merge keys, with which the package writes the text `<<` unquoted. */
export function withoutMerge(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge')
}
