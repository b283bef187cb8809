import { GB, GiB, type Storage } from '../../site/units/index.ts';

/** Suffixes of a quantity, each a thousand or 1024 times the one before. */
const DECIMAL = ['', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** What an amount is counted in: pieces, or tebibytes. */
export type QuantityUnit = '' | 'Ti';

/**
 * An amount as the API server itself writes it: with the largest suffix that
 * leaves a whole number
 * (https://github.com/kubernetes/apimachinery v0.34.4, pkg/api/resource/quantity.go, read 2026-11-22).
 *
 * Kueue's webhook writes queues anew in this form, so that the same amount
 * spelled otherwise would be a change of them at every apply.
 */
export function quantityText(amount: number, unit: QuantityUnit = ''): string {
  if (amount === 0) return '0';
  const [suffixes, step] = unit === '' ? [DECIMAL, 1000] : [BINARY, 1024];
  let whole = amount;
  let place = suffixes.indexOf(unit);
  while (whole % step === 0 && place < suffixes.length - 1) {
    whole /= step;
    place += 1;
  }
  return `${whole}${suffixes[place]}`;
}

/** Memory of a pod or a node, in the binary suffixes that Kubernetes counts it in. */
export function memoryText(memory: Storage): string {
  const mebibytes = Math.round(memory.in(GiB) * 1024);
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}

/** Room of a store, in bytes. */
export function roomText(room: Storage): string {
  return quantityText(Math.round(room.in(GB) * 1e9));
}
