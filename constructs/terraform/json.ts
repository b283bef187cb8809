import assert from 'node:assert';

/** Code points that a YAML reader refuses or folds when they stand bare in a quoted string, though JSON allows them. */
const UNSAFE_IN_YAML = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

const BEYOND_ASCII = /[\u007f-\uffff]/g;

/**
 * A finished value as one JSON document: keys sorted, so that the order in which
 * someone wrote a map never shows up as a change in a plan.
 *
 * Helm reads the document as YAML, and Terraform normalises text to NFC: what
 * either would alter is written as an escape.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(sorted(value, '$'));
  return escaped(text, text.normalize('NFC') === text ? UNSAFE_IN_YAML : BEYOND_ASCII);
}

/** Whether a value is an object that JSON could have written: no class instance, no construct, no token. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Fails on what JSON would drop or change in silence: a dropped key can be a dropped control. */
export function assertJsonLeaf(value: unknown, at: string): asserts value is string | number | boolean | null {
  const leaf =
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value));
  assert(leaf, `bug: ${at} is not plain JSON: ${String(value)}`);
}

function sorted(value: unknown, at: string): unknown {
  if (Array.isArray(value)) return Array.from(value, (item, index) => sorted(item, `${at}[${index}]`));
  if (isPlainObject(value)) {
    const keys = Object.keys(value).sort();
    // a null prototype, or a key "__proto__" would set one instead of being written
    const copy: Record<string, unknown> = Object.create(null);
    for (const key of keys) copy[key] = sorted(value[key], `${at}.${key}`);
    return copy;
  }
  assertJsonLeaf(value, at);
  return value;
}

function escaped(text: string, what: RegExp): string {
  return text.replace(what, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
