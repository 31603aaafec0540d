/**
 * An ASN.1 value in DER, with the original bytes over which signatures are computed. node-forge re-encodes what it has
 * parsed, and supports only RSA keys.
 */
export interface Der {
  tag: number
  content: Buffer
  /** Tag, length and content. */
  raw: Buffer
}

export const tags = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
}

/** Parses a sequence of values; undefined if the bytes are not DER, or end within a value. */
export function readDer(bytes: Buffer): Der[] | undefined {
  const values: Der[] = []
  let start = 0
  while (start < bytes.length) {
    const [tag, first] = [bytes[start], bytes[start + 1]]
    if (tag === undefined || first === undefined || first === 0x80 || first > 0x84) return undefined
    const digits = first < 0x80 ? 0 : first - 0x80
    if (start + 2 + digits > bytes.length) return undefined
    const length = digits === 0 ? first : bytes.readUIntBE(start + 2, digits)
    const end = start + 2 + digits + length
    if (end > bytes.length) return undefined
    values.push({ tag, content: bytes.subarray(end - length, end), raw: bytes.subarray(start, end) })
    start = end
  }
  return values
}

/** The members of a sequence; none for any other value. */
export function membersOf(value: Der | undefined): Der[] {
  return value?.tag === tags.sequence ? (readDer(value.content) ?? []) : []
}

/** An object identifier in hexadecimal; empty for any other value. */
export function oidOf(value: Der | undefined): string {
  return value?.tag === tags.oid ? value.content.toString('hex') : ''
}
