/**
 * The few parts of the protocol buffers wire format that a Terraform provider needs
 * (https://protobuf.dev/programming-guides/encoding/, read 2026-11-22).
 */

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/** One field of a message: a varint for numbers and booleans, else bytes. */
export function field(number: number, value: string | Uint8Array | number | boolean): Buffer {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return Buffer.concat([varint((number << 3) | VARINT), varint(Number(value))]);
  }
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return Buffer.concat([varint((number << 3) | BYTES), varint(bytes.length), bytes]);
}

/** One entry of a `map<string, message>`. */
export function entry(number: number, key: string, value: Uint8Array): Buffer {
  return field(number, Buffer.concat([field(1, key), field(2, value)]));
}

/** The byte fields of a message by number, the last of each: numbers are not looked at here. */
export function readFields(message: Uint8Array): Map<number, Buffer> {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.length);
  const fields = new Map<number, Buffer>();
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes.readUInt8(at++);
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = next();
    const wire = tag & 7;
    if (wire === VARINT) next();
    else if (wire === FIXED64) at += 8;
    else if (wire === FIXED32) at += 4;
    else if (wire === BYTES) {
      const length = next();
      fields.set(tag >>> 3, bytes.subarray(at, at + length));
      at += length;
    } else throw new Error(`protocol buffers wire type ${wire} is not of this protocol`);
  }
  return fields;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}
