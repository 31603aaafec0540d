import * as causes from '../../../src/catalogue/failure-causes'
import * as answers from '../../../src/client/http/answers'
import * as debug from '../../../src/client/http/debug'
import * as errors from '../../../src/client/http/errors'
import * as redact from '../../../src/client/http/redact'
import * as repeatedSecrets from '../../../src/client/http/repeated-secrets'
import * as serverReason from '../../../src/client/http/server-reason'
import * as exactJson from '../../../src/foundation/exact-json'
import * as python from '../../../src/foundation/python'
import * as sanitise from '../../../src/output/sanitise'
import * as width from '../../../src/output/width'
import * as wrapText from '../../../src/output/wrap-text'

const { errorFromResponse } = errors
const { redactBody, redactUrl } = redact
const { hider, withoutRepeatedSecrets } = repeatedSecrets

const url = 'https://magnum.example/'
const request = {
  headers: { 'X-Auth-Token': 'gAAAAAB-token-token-token' },
  body: '{"password":"pass-pass-pass"}',
}

/** The functions that parse or redact text sent by a server. */
const readers: Record<string, (text: string) => unknown> = {
  reason: (body) => errorFromResponse({ status: 500, headers: {}, body, url }),
  'version of a refusal': (body) => errorFromResponse({ status: 406, headers: {}, body, url }),
  'reason in JSON': (title) =>
    errorFromResponse({
      status: 400,
      headers: {},
      body: JSON.stringify({ errors: [{ title, detail: title }] }),
      url,
    }),
  redaction: (body) => redactBody(body),
  'redaction of a form': (body) => redactBody(body, 'application/x-www-form-urlencoded'),
  'redaction of a URL': (text) => redactUrl(`https://magnum.example/?${text}`),
  'repeated secrets': (body) => withoutRepeatedSecrets(request, { status: 400, headers: {}, body, url }),
  trace: hider([request.headers['X-Auth-Token'], 'pass-pass-pass']),
}

const cluster = { what: 'a cluster', shape: { name: 'text' }, required: ['name'] } as const
const answer = (body: string) => ({ status: 200, headers: {}, body, url })
const asValue = (text: string) => answer(JSON.stringify({ name: text, clusters: [{ name: text }] }))
/** Ignores the errors of readers that reject the text. */
const attempt = (read: () => unknown) => {
  try {
    read()
  } catch {
    // Only the time counts.
  }
}

/** Every function of the modules that read a server's text, by its name. */
const functions: Record<string, (text: string) => unknown> = {
  causeOf: (text) => [causes.causeOf(text), causes.causeOf(text.slice(0, 9_999))],
  paceOf: causes.paceOf,
  readResource: (text) =>
    [asValue(text), answer(text)].map((of) => attempt(() => answers.readResource(of, cluster))),
  readPage: (text) => attempt(() => answers.readPage(asValue(text), 'clusters', cluster)),
  renderDebug: (body) =>
    debug.renderDebug({ kind: 'response', id: 1, status: 200, headers: {}, body, milliseconds: 1 }),
  errorFromResponse: (text) =>
    errorFromResponse({ ...answer(text), status: 503, headers: { 'retry-after': text } }),
  requestIdOf: (text) => errors.requestIdOf({ 'x-openstack-request-id': text }),
  redactHeaders: (text) => redact.redactHeaders({ [text]: text }),
  redactBody,
  redactText: (text) => redact.redactText(text),
  redactUrl,
  withoutRepeatedSecrets: (text) =>
    withoutRepeatedSecrets(request, { ...answer(text), headers: { location: text } }),
  hider: hider([request.headers['X-Auth-Token']]),
  serverReason: (text) => serverReason.serverReason(asValue(text)),
  isWebPage: serverReason.isWebPage,
  parseJson: (text) =>
    ['', '[1.0,', '[1.0,"'].map((start) => attempt(() => exactJson.parseJson(start + text))),
  stringifyJson: (text) => exactJson.stringifyJson({ [text]: [text, 1n] }, 2),
  pythonStr: (text) => python.pythonStr({ [text]: text }),
  pythonRepr: (text) => python.pythonRepr([text, `'${text}"`]),
  escapeRun: (text) => python.escapeRun(text, python.escapeCharacter),
  escapeCharacter: (text) => python.escapeCharacter(text),
  visible: sanitise.visible,
  visibleStart: sanitise.visibleStart,
  visibleLines: sanitise.visibleLines,
  isHostile: sanitise.isHostile,
  escapeJson: sanitise.escapeJson,
  widthOf: width.widthOf,
  beginning: (text) => width.beginning(text, 2 ** 19),
  wrapText: (text) => [1, 80, 2 ** 19].map((columns) => wrapText.wrapText(text, columns)),
  foldLines: (text) => [1, 80, 2 ** 19].map((columns) => wrapText.foldLines(text, columns)),
  wrapWords: (text) => [1, 80, 2 ** 19].map((columns) => wrapText.wrapWords(text, columns)),
}

/** Of the same modules, what gets no text of a server. */
const others = ['unchecked', 'withHint', 'rememberSecrets', 'hideRepeatedSecrets']

test('no function of the modules that read text of a server is left out', () => {
  const modules = [causes, answers, debug, errors, redact, repeatedSecrets, serverReason]
  const texts = [exactJson, python, sanitise, width, wrapText]
  const names = [...modules, ...texts].flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
  )
  expect([...Object.keys(functions), ...others].sort()).toEqual(names.sort())
})

const units = [
  ...[
    '<title',
    '<h1',
    '<html><title>',
    ' .',
    '. ',
    '\\',
    '\\"',
    '"a" ',
    '"a":',
    '"a":"',
    '"password":"',
    '{"a":',
  ],
  ...[
    'a.',
    'a:',
    '://',
    'a://b:',
    'http://a:b',
    '%',
    '%67',
    '&#',
    '&#0',
    '\\u',
    '\\u0067',
    'g',
    'g\n',
    'gAAAAAB-',
    '&shy;',
    '<br>',
    'pass-',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '-----BEGIN ',
    '-----BEGIN A PRIVATE KEY-----',
    '[',
    '{',
    '\n',
    '\t ',
    '&',
    '=',
    'a=',
    ',',
  ],
]

/** CPU time in milliseconds. */
function cpuTime(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

// Quadratic time would exceed the limit by far.
test.each(Object.keys(readers))('%s: a megabyte of repetition takes less than 2 s', (name) => {
  const read = readers[name]!
  for (const unit of units) {
    for (const [start, end] of [
      ['', ''],
      ['<html>', ''],
      ['"password":"', ''],
      ['', 'x'],
      // Escaped secrets are searched for only in text with escapes.
      ['', '\\u0041'],
    ] as const) {
      const text = start + unit.repeat(2 ** 20 / unit.length) + end
      expect({ unit, start, isSlow: cpuTime(() => read(text)) > 2_000 }).toEqual({
        unit,
        start,
        isSlow: false,
      })
    }
  }
})

test.each(Object.keys(functions))('%s takes a megabyte of repeats in linear time', (name) => {
  for (const unit of [
    ...units,
    '\x7f',
    '\x7f\x9b',
    '\u65e5',
    '\ud800',
    'a-',
    '- ',
    '1',
    '1.0,',
    '"1":',
    "'",
  ]) {
    const text = `${unit.repeat(2 ** 20 / unit.length)}x`
    const time = cpuTime(() => functions[name]!(text))
    expect({ unit, isSlow: time > 3_000 }).toEqual({ unit, isSlow: false })
  }
})
