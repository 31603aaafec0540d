import type { MagnumError } from '../../../src/foundation/errors'
import { errorFromResponse } from '../../../src/client/http/errors'

const json = { 'content-type': 'application/json' }
const url = 'https://magnum.example:9511/v1/clusters/nope'

function errorOf(status: number, body: unknown, headers: Record<string, string> = json): MagnumError {
  return errorFromResponse({
    status,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    url,
  })
}

test.each<[string, number, unknown, string]>([
  [
    'errors, detail the title with a full stop',
    404,
    {
      errors: [
        {
          code: 'client',
          status: 404,
          title: 'Cluster nope could not be found',
          detail: 'Cluster nope could not be found.',
        },
      ],
    },
    'Cluster nope could not be found (HTTP 404)',
  ],
  [
    'errors, detail goes on where the title was cut',
    400,
    {
      errors: [
        {
          title: 'Invalid input for field/attribute coe',
          detail:
            "Invalid input for field/attribute coe. Value: 'swarmx'. Value should be one of: swarm, kubernetes",
        },
      ],
    },
    "Invalid input for field/attribute coe. Value: 'swarmx'. Value should be one of: swarm, kubernetes (HTTP 400)",
  ],
  [
    'errors, title only the status in words',
    406,
    {
      errors: [
        {
          title: 'Not Acceptable',
          detail: 'Version 1.11 was requested but the requested API patch is not supported for this version.',
        },
      ],
    },
    'Version 1.11 was requested but the requested API patch is not supported for this version (HTTP 406)',
  ],
  [
    'errors with a description',
    406,
    {
      errors: [
        { title: 'Requested microversion is unsupported', description: 'Version 1.99 was requested.' },
      ],
    },
    'Requested microversion is unsupported: Version 1.99 was requested (HTTP 406)',
  ],
  ['errors, title alone', 404, { errors: [{ title: 'Not Found', detail: '' }] }, 'Not Found (HTTP 404)'],
  ['several errors', 400, { errors: [{ title: 'One' }, { title: 'Two' }] }, 'One; Two (HTTP 400)'],
  ['no errors in the list', 500, { errors: [] }, 'Internal Server Error (HTTP 500)'],
  [
    'Keystone',
    401,
    {
      error: {
        code: 401,
        title: 'Unauthorized',
        message: 'The request you have made requires authentication.',
      },
    },
    'The request you have made requires authentication (HTTP 401)',
  ],
  [
    'OAuth',
    400,
    { error: 'invalid_grant', error_description: 'Invalid user credentials' },
    'invalid_grant: Invalid user credentials (HTTP 400)',
  ],
  [
    'JSON in a string',
    409,
    {
      error_message:
        '{"faultcode": "Client", "faultstring": "A cluster with this name exists.", "debuginfo": null}',
    },
    'A cluster with this name exists (HTTP 409)',
  ],
  ['text in error_message', 400, { error_message: 'No such thing' }, 'No such thing (HTTP 400)'],
  [
    'a web page',
    502,
    '<html>\n<head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1>nginx</body></html>',
    'Bad Gateway (HTTP 502)',
  ],
  [
    'a web page without a title',
    503,
    '<!DOCTYPE html><body><h1>Down &amp; out</h1>',
    'Down & out (HTTP 503)',
  ],
  ['text', 413, 'Request\n  too large\n', 'Request too large (HTTP 413)'],
  ['nothing', 403, '', 'Forbidden (HTTP 403)'],
  ['a JSON string', 400, '"just text"', 'just text (HTTP 400)'],
  ['a JSON number', 400, '42', 'Bad Request (HTTP 400)'],
  ['a JSON list', 400, '[]', 'Bad Request (HTTP 400)'],
  ['null', 400, 'null', 'Bad Request (HTTP 400)'],
  ['wrong types', 400, { errors: [{ title: 1, detail: ['x'] }, null, 3] }, 'Bad Request (HTTP 400)'],
  ['truncated JSON', 400, '{"errors": [{"ti', '{"errors": [{"ti (HTTP 400)'],
  ['a status without a name', 499, '', 'The service refused the request (HTTP 499)'],
])('%s', (_what, status, body, message) => {
  expect(errorOf(status, body).message).toBe(message)
})

test('truncates a very long reason', () => {
  expect(errorOf(400, 'x'.repeat(5000)).message).toBe(`${'x'.repeat(1000)}… (HTTP 400)`)
})

test('the request ID is in the message and in requestId', () => {
  const header = errorOf(404, '', { 'x-openstack-request-id': 'req-1' })
  const body = errorOf(404, { errors: [{ title: 'Gone', request_id: 'req-2' }] })

  expect(header).toMatchObject({
    message: 'Not Found (HTTP 404) (Request-ID: req-1)',
    requestId: 'req-1',
    status: 404,
  })
  expect(body).toMatchObject({ message: 'Gone (HTTP 404) (Request-ID: req-2)', requestId: 'req-2' })
})

test.each([
  [400, 'failed'],
  [401, 'denied'],
  [403, 'denied'],
  [404, 'not-found'],
  [406, 'failed'],
  [407, 'connection'],
  [409, 'conflict'],
  [500, 'failed'],
  [503, 'failed'],
])('status %d is of the kind %s', (status, kind) => {
  expect(errorOf(status, '').kind).toBe(kind)
})

const versions = {
  'openstack-api-minimum-version': 'container-infra 1.1',
  'openstack-api-maximum-version': 'container-infrastructure-management 1.10',
}

test.each<[string, MagnumError, string | undefined]>([
  ['400', errorOf(400, ''), undefined],
  [
    '403',
    errorOf(403, ''),
    'Your role in this project does not allow this: ask an administrator, or use another project.',
  ],
  [
    '406 with headers',
    errorOf(406, '', versions),
    'The service speaks API versions 1.1 to 1.10: ask for one of them with --magnum-api-version.',
  ],
  [
    '406 with a body',
    errorOf(406, { errors: [{ max_version: '1.14', min_version: '1.1', title: 'Unsupported' }] }),
    'The service speaks API versions 1.1 to 1.14: ask for one of them with --magnum-api-version.',
  ],
  ['406 without either', errorOf(406, ''), undefined],
  [
    '503 with Retry-After',
    errorOf(503, '', { 'retry-after': '300' }),
    'The service asks to wait 300 s before the next try.',
  ],
  ['503 without Retry-After', errorOf(503, ''), undefined],
  [
    'a web page',
    errorOf(502, '<html><title>Bad Gateway</title>'),
    'This web page is from the web server of the service or a proxy in front of it: check the URL https://magnum.example:9511.',
  ],
  [
    'the web page of a crash',
    errorOf(500, '<!doctype html><title>500 Internal Server Error</title>'),
    'The service, or a proxy in front of it, failed unexpectedly: check the values given. Its log has the cause.',
  ],
])('hint of %s', (_what, error, hint) => {
  expect(error.hint).toBe(hint)
})

test('an error with another hint keeps its status and request ID', () => {
  const error = errorOf(401, '', { 'x-openstack-request-id': 'req-1' }).withHint('Check the password.')

  expect(error).toMatchObject({
    kind: 'denied',
    status: 401,
    requestId: 'req-1',
    hint: 'Check the password.',
  })
})
