/**
 * MessagePack as Terraform uses it for values (https://github.com/msgpack/msgpack/blob/master/spec.md,
 * read 2026-11-22). A scalar stays the bytes it came as, so that what goes out is what came in.
 */
export type Scalar = Uint8Array;
export type Value = Scalar | Value[] | ValueMap;
export type ValueMap = Map<string, Value>;

export const NULL: Scalar = Uint8Array.of(0xc0);
export const FALSE: Scalar = Uint8Array.of(0xc2);
export const ZERO: Scalar = Uint8Array.of(0x00);
/** Terraform writes "known after apply" as extension type 0 with one byte of data. */
export const UNKNOWN: Scalar = Uint8Array.of(0xd4, 0x00, 0x00);

export function isScalar(value: Value): value is Scalar {
  return value instanceof Uint8Array;
}

export function isNull(value: Value | undefined): boolean {
  return value === undefined || (isScalar(value) && value[0] === 0xc0);
}

/** Any extension type: a bare unknown, or one with refinements such as "not null". */
export function isUnknown(value: Value): boolean {
  const head = isScalar(value) ? (value[0] ?? 0) : 0;
  return (head >= 0xd4 && head <= 0xd8) || (head >= 0xc7 && head <= 0xc9);
}

export function string(text: string): Scalar {
  const bytes = Buffer.from(text);
  const head = Buffer.alloc(5);
  head.writeUInt8(0xdb, 0);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** The text of a string scalar; undefined for anything else. */
export function textOf(value: Value | undefined): string | undefined {
  if (value === undefined || !isScalar(value)) return undefined;
  const head = value[0] ?? 0;
  const skip = head >= 0xa0 && head <= 0xbf ? 1 : { 217: 2, 218: 3, 219: 5 }[head];
  return skip === undefined ? undefined : Buffer.from(value).toString('utf8', skip);
}

export function encode(value: Value): Uint8Array {
  if (isScalar(value)) return value;
  const head = Buffer.alloc(5);
  if (Array.isArray(value)) {
    head.writeUInt8(0xdd, 0);
    head.writeUInt32BE(value.length, 1);
    return Buffer.concat([head, ...value.map(encode)]);
  }
  head.writeUInt8(0xdf, 0);
  head.writeUInt32BE(value.size, 1);
  return Buffer.concat([head, ...[...value].flatMap(([key, inner]) => [string(key), encode(inner)])]);
}

export function decode(input: Uint8Array): Value {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.length);
  let at = 0;

  const list = (length: number): Value[] => Array.from({ length }, read);
  const map = (length: number): ValueMap => {
    const entries: ValueMap = new Map();
    for (let i = 0; i < length; i++) {
      const key = textOf(read());
      if (key === undefined) throw new Error('a key of a Terraform value is not text');
      entries.set(key, read());
    }
    return entries;
  };

  function read(): Value {
    const start = at;
    const head = bytes.readUInt8(at++);
    if (head >= 0x90 && head <= 0x9f) return list(head & 15);
    if (head >= 0x80 && head <= 0x8f) return map(head & 15);
    if (head === 0xdc || head === 0xde) at += 2;
    if (head === 0xdd || head === 0xdf) at += 4;
    if (head === 0xdc) return list(bytes.readUInt16BE(at - 2));
    if (head === 0xdd) return list(bytes.readUInt32BE(at - 4));
    if (head === 0xde) return map(bytes.readUInt16BE(at - 2));
    if (head === 0xdf) return map(bytes.readUInt32BE(at - 4));
    at += scalarTail(bytes, head, at);
    return bytes.subarray(start, at);
  }

  return read();
}

/** How many bytes of a scalar follow its first one. */
function scalarTail(bytes: Buffer, head: number, at: number): number {
  if (head < 0x80 || head >= 0xe0 || (head >= 0xc0 && head <= 0xc3)) return 0;
  if (head >= 0xa0 && head <= 0xbf) return head & 31;
  if (head >= 0xd4 && head <= 0xd8) return 1 + 2 ** (head - 0xd4);
  if (head === 0xca) return 4;
  if (head === 0xcb) return 8;
  if (head >= 0xcc && head <= 0xcf) return 2 ** (head - 0xcc);
  if (head >= 0xd0 && head <= 0xd3) return 2 ** (head - 0xd0);
  if (head >= 0xc4 && head <= 0xc6) return sized(bytes, at, 2 ** (head - 0xc4), 0);
  if (head >= 0xc7 && head <= 0xc9) return sized(bytes, at, 2 ** (head - 0xc7), 1);
  if (head >= 0xd9 && head <= 0xdb) return sized(bytes, at, 2 ** (head - 0xd9), 0);
  throw new Error(`MessagePack has no type ${head}`);
}

function sized(bytes: Buffer, at: number, width: number, extra: number): number {
  return width + extra + bytes.readUIntBE(at, width);
}
