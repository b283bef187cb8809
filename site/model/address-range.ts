import assert from 'node:assert';

const ADDRESS_BITS = 32;

/** A range of two hosts: what is smaller has none. */
const LONGEST_PREFIX = 30;

/** `10.56.0.0/16` in equal parts, as many as asked for or the next power of two. None of no range. */
export function rangeParts(range: string | undefined, count: number): readonly string[] {
  if (range === undefined || count === 0) return [];
  const partPrefix = prefixOf(range) + bitsOf(count);
  assert(partPrefix <= LONGEST_PREFIX, `bug: ${range} has no ${count} parts`);
  const first = firstOf(range);
  const size = 2 ** (ADDRESS_BITS - partPrefix);
  return Array.from({ length: count }, (_, i) => `${dotted(first + i * size)}/${partPrefix}`);
}

/** One of the networks of so many fixed bits that a range is cut into, from 0. */
export function networkIn(range: string, prefix: number, index: number): string {
  return `${addressIn(range, index * addressesOf(prefix))}/${prefix}`;
}

/** One of the addresses of a range, from 0. */
export function addressIn(range: string, index: number): string {
  return dotted(firstOf(range) + index);
}

/** Addresses of a range of so many fixed bits, those included that hosts cannot have. */
export function addressesOf(prefix: number): number {
  return 2 ** (ADDRESS_BITS - prefix);
}

/** Addresses that hosts can have in each of so many parts of a range: all but the first and the last. */
export function hostsIn(range: string, parts = 1): number {
  return Math.max(0, Math.floor(2 ** (ADDRESS_BITS - prefixOf(range) - bitsOf(parts))) - 2);
}

/** Fixed bits of the smallest range with so many parts of so many hosts; below zero where there is none. */
export function prefixFor(hosts: number, parts: number): number {
  return Math.min(LONGEST_PREFIX, ADDRESS_BITS - bitsOf(hosts + 2)) - bitsOf(parts);
}

/** The range of so many fixed bits around an address. */
export function rangeAround(range: string, prefix: number): string {
  return `${dotted(firstOf(range, prefix))}/${prefix}`;
}

/** Whether some address is in both. */
export function rangesOverlap(one: string, other: string): boolean {
  const prefix = Math.min(prefixOf(one), prefixOf(other));
  return firstOf(one, prefix) === firstOf(other, prefix);
}

export function prefixOf(range: string): number {
  return Number(range.split('/')[1]);
}

function firstOf(range: string, prefix = prefixOf(range)): number {
  const [address = ''] = range.split('/');
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (ADDRESS_BITS - prefix);
  return Math.floor(number / size) * size;
}

/** Bits that tell so many things apart. */
function bitsOf(count: number): number {
  return Math.ceil(Math.log2(count));
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
