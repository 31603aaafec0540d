/**
 * A new id for the `X-OpenStack-Request-ID` of one command, of the form that oslo.middleware takes
 * (oslo_middleware/request_id.py: `req-` and a UUID). It need only differ from others, so that it does without
 * node:crypto, which takes longer to load than everything else of a request.
 */
export function newRequestId(): string {
  const digit = () => Math.floor(Math.random() * 16)
  const uuid = 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'
    .replace(/x/g, () => digit().toString(16))
    .replace('y', () => ((digit() & 3) | 8).toString(16))
  return `req-${uuid}`
}
