import * as causes from '../../../src/catalogue/failure-causes'
import * as answers from '../../../src/client/http/answers'
import * as debug from '../../../src/client/http/debug'
import * as errors from '../../../src/client/http/errors'
import * as redact from '../../../src/client/http/redact'
import * as repeatedSecrets from '../../../src/client/http/repeated-secrets'
import * as secretSpellings from '../../../src/client/http/secret-spellings'
import * as serverReason from '../../../src/client/http/server-reason'
import * as refusals from '../../../src/client/magnum/refusals'
import * as exactJson from '../../../src/foundation/exact-json'
import * as python from '../../../src/foundation/python'
import * as sanitise from '../../../src/output/sanitise'
import * as width from '../../../src/output/width'
import * as wrapText from '../../../src/output/wrap-text'

const url = 'https://magnum.example/'
const request = {
  headers: { 'X-Auth-Token': 'gAAAAAB-token-token-token' },
  body: '{"password":"pass-pass-pass"}',
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
  hintFor: refusals.hintFor,
  readResource: (text) =>
    [asValue(text), answer(text)].map((of) => attempt(() => answers.readResource(of, cluster))),
  apiVersions: (text) => answers.apiVersions({ 'openstack-api-maximum-version': text }),
  readPage: (text) => attempt(() => answers.readPage(asValue(text), 'clusters', cluster)),
  renderDebug: (body) =>
    debug.renderDebug({ kind: 'response', id: 1, status: 200, headers: {}, body, milliseconds: 1 }),
  errorFromResponse: (text) => {
    const inJson = JSON.stringify({ errors: [{ title: text, detail: text }] })
    return [answer(text), answer(`<html>${text}`), answer(inJson)].map((response) => [
      errors.errorFromResponse({ ...response, status: 406 }),
      errors.errorFromResponse({ ...response, status: 503, headers: { 'retry-after': text } }),
    ])
  },
  requestIdOf: (text) => errors.requestIdOf({ 'x-openstack-request-id': text }),
  isSecretHeader: redact.isSecretHeader,
  redactHeaders: (text) => redact.redactHeaders({ [text]: text }),
  redactBody: (text) => [
    redact.redactBody(text),
    redact.redactBody(`"password":"${text}`),
    redact.redactBody(text, 'application/x-www-form-urlencoded'),
  ],
  redactText: (text) => redact.redactText(text),
  redactUrl: (text) => [text, `https://magnum.example/?${text}`].map(redact.redactUrl),
  // Escaped secrets are searched for only in text with escapes.
  withoutRepeatedSecrets: (text) =>
    [text, `${text}\\u0041`].map((body) =>
      repeatedSecrets.withoutRepeatedSecrets(request, {
        ...answer(body),
        status: 400,
        headers: { location: text },
      }),
    ),
  hider: secretSpellings.hider([request.headers['X-Auth-Token'], 'pass-pass-pass']),
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

/** Of the same modules, what gets no text of a server, or only an error, whose text is short. */
const others = [
  ...['unchecked', 'rememberSecrets', 'hideRepeatedSecrets'],
  ...['explained', 'explainedUpdate', 'isBusyRefusal', 'isTransient', 'isVanishingCluster'],
]

test('no function of the modules that read text of a server is left out', () => {
  const modules = [causes, answers, debug, errors, redact, repeatedSecrets, secretSpellings, serverReason]
  const texts = [refusals, exactJson, python, sanitise, width, wrapText]
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
  ],
  ...['&shy;', '<br>', 'pass-', '[', '{', '\n', '\t ', '&', '=', 'a=', ',', '@', ':@', '?', '#'],
  ...['-----BEGIN PRIVATE KEY-----', '-----BEGIN ', '-----BEGIN A PRIVATE KEY-----'],
  ...["Couldn't apply patch ", "Couldn't apply patch Reason: "],
  ...['\x7f', '\x7f\x9b', '\u65e5', '\ud800', 'a-', '- ', '1', '1.0,', '"1":', "'"],
]

/** CPU time in milliseconds. */
function cpuTime(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

// Quadratic time would exceed the limit by far.
test.each(Object.keys(functions))(
  '%s takes a megabyte of repeats in linear time',
  (name) => {
    for (const unit of units) {
      const text = `${unit.repeat(2 ** 20 / unit.length)}x`
      const time = cpuTime(() => functions[name]!(text))
      expect({ unit, isSlow: time > 10_000 }).toEqual({ unit, isSlow: false })
    }
  },
  600_000,
)
