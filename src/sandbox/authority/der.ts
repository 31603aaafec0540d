import forge from 'node-forge'

type Asn1 = forge.asn1.Asn1
export type { Asn1 }

const { Class, Type } = forge.asn1

export const sequence = (...parts: Asn1[]) => forge.asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, parts)

export const set = (...parts: Asn1[]) => forge.asn1.create(Class.UNIVERSAL, Type.SET, true, parts)

/** A part that is tagged `[tag]` in its schema. */
export const tagged = (tag: number, ...parts: Asn1[]) => contextSpecific(tag, parts)

/** Bytes, a character each, that are tagged `[tag]` in their schema. */
export const taggedBytes = (tag: number, value: string) => contextSpecific(tag, value)

function contextSpecific(tag: number, value: Asn1[] | string): Asn1 {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- forge's types know the universal tags only
  return forge.asn1.create(Class.CONTEXT_SPECIFIC, tag, Array.isArray(value), value)
}

const primitive = (type: forge.asn1.Type, value: string) =>
  forge.asn1.create(Class.UNIVERSAL, type, false, value)

export const oid = (dotted: string) => primitive(Type.OID, forge.asn1.oidToDer(dotted).getBytes())
export const boolean = (value: boolean) => primitive(Type.BOOLEAN, value ? '\xff' : '\0')
export const integer = (value: Buffer) => primitive(Type.INTEGER, value.toString('latin1'))
export const octets = (value: string) => primitive(Type.OCTETSTRING, value)
export const utf8 = (value: string) => primitive(Type.UTF8, forge.util.encodeUtf8(value))
export const nothing = () => primitive(Type.NULL, '')
export const utcTime = (date: Date) => primitive(Type.UTCTIME, forge.asn1.dateToUtcTime(date))

/** Bits from the most significant one of the first byte on. */
export const bits = (value: Buffer, unused = 0) =>
  primitive(Type.BITSTRING, String.fromCharCode(unused) + value.toString('latin1'))

export const encode = (node: Asn1) => Buffer.from(forge.asn1.toDer(node).getBytes(), 'latin1')

/** Throws an Error where the bytes are no DER. */
export const decode = (der: Buffer) => forge.asn1.fromDer(der.toString('latin1'))

/** The parts of a constructed value. Throws an Error where it is none. */
export function partsOf(node: Asn1 | undefined): Asn1[] {
  if (!node || !Array.isArray(node.value)) throw new Error('not a constructed value')
  return node.value
}

/** The content of a primitive value, a character a byte. Throws an Error where it is none. */
export function contentOf(node: Asn1 | undefined): string {
  if (typeof node?.value !== 'string') throw new Error('not a primitive value')
  return node.value
}

export const oidOf = (node: Asn1 | undefined) => forge.asn1.derToOid(contentOf(node))
