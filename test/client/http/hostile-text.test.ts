import { errorFromResponse } from '../../../src/client/http/errors'
import { redactBody, redactUrl } from '../../../src/client/http/redact'
import { hider, withoutRepeatedSecrets } from '../../../src/client/http/repeated-secrets'

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
    'gAAAAAB-',
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
