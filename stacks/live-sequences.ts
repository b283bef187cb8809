/** Keys from the root of a `cdk.tf.json`. */
export type JsonPath = readonly (string | number)[];

export interface LiveSequence {
  readonly path: JsonPath;
  /** From the sequence on, as far as one can read at a glance. */
  readonly text: string;
}

/**
 * Where Terraform begins to evaluate. Of two sigils before a brace it takes one
 * off and reads on, so only a single one is live.
 */
const LIVE = /(?<!\$)\$\{|(?<!%)%\{/g;

/** A path of names and positions: no call, no operator, no text. */
const BARE_REFERENCE = /^\$\{[a-z_][\w-]*(\.[a-z_][\w-]*|\[\d+\])+\}/i;

const GLANCE = 48;

/**
 * Every template sequence in a finished `cdk.tf.json` that Terraform would
 * evaluate, in values and in keys, but for the references named: a reference
 * that a person typed looks like one that a stack made.
 */
export function liveSequences(json: unknown, references: ReadonlySet<string>): LiveSequence[] {
  return [...liveIn(json, [], references)];
}

function* liveIn(value: unknown, path: JsonPath, references: ReadonlySet<string>): Generator<LiveSequence> {
  if (typeof value === 'string') yield* liveInText(value, path, references);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (isCdktfNote(path, key)) continue;
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    yield* liveInText(key, place, references);
    yield* liveIn(item, place, references);
  }
}

function* liveInText(text: string, path: JsonPath, references: ReadonlySet<string>): Generator<LiveSequence> {
  for (const { index } of text.matchAll(LIVE)) {
    const [reference] = text.slice(index).match(BARE_REFERENCE) ?? [];
    if (reference !== undefined && references.has(reference)) continue;
    yield { path, text: text.slice(index, index + GLANCE) };
  }
}

/** `//` at the root and in the body of a resource, which Terraform skips. As a key of a map it would be an ordinary one. */
function isCdktfNote(path: JsonPath, key: string): boolean {
  return key === '//' && (path.length === 0 || (path.length === 3 && path[0] === 'resource'));
}
