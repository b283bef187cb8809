import assert from 'node:assert';

/**
 * Characters that a YAML reader refuses or folds. Helm's `toYaml` swallows the
 * refusal: the whole object that holds one would be printed as nothing.
 */
const UNFIT_FOR_YAML = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

/** Surrogate pairs stay: to YAML each half would be a character of its own. */
const BEYOND_ASCII = /[\u0080-\ud7ff\ue000-\uffff]/g;

/**
 * A finished value as one JSON document, fit for Helm, which reads it as YAML:
 * keys sorted, so that the order in which someone wrote a map never shows up
 * as a change in a plan.
 *
 * Terraform normalises text to NFC; text that this would alter is escaped.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(sorted(value, '$'));
  const [unfit] = text.match(UNFIT_FOR_YAML) ?? [];
  assert(unfit === undefined, `bug: Helm loses what holds the character ${unfit && codeOf(unfit)}`);
  return text.normalize('NFC') === text ? text : text.replace(BEYOND_ASCII, codeOf);
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
  if (!leaf) assert.fail(`bug: ${at} is not plain JSON: ${String(value)}`);
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

function codeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
