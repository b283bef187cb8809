import assert from 'node:assert';

/** `10.56.0.0/16` in equal parts, as many as asked for or the next power of two. None of no range. */
export function rangeParts(range: string | undefined, count: number): readonly string[] {
  if (range === undefined || count === 0) return [];
  const { first, length } = parsed(range);
  const partLength = length + Math.ceil(Math.log2(count));
  assert(partLength <= LONGEST_PREFIX, `bug: ${range} has no ${count} parts`);
  const size = 2 ** (ADDRESS_BITS - partLength);
  return Array.from({ length: count }, (_, i) => `${dotted(first + i * size)}/${partLength}`);
}

/** Addresses that hosts of a range can have: all but the first and the last. */
export function hostsIn(range: string): number {
  return 2 ** (ADDRESS_BITS - parsed(range).length) - 2;
}

const ADDRESS_BITS = 32;

/** A range of two hosts: what is smaller has none. */
const LONGEST_PREFIX = 30;

function parsed(range: string): { readonly first: number; readonly length: number } {
  const [address = '', prefix = ''] = range.split('/');
  const length = Number(prefix);
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (ADDRESS_BITS - length);
  return { first: Math.floor(number / size) * size, length };
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
