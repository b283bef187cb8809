import { strangeBlocks } from './gate-blocks.ts';
import { type JsonPath, liveSequences } from './live-sequences.ts';

/** A finished stack: the JSON that Terraform will read, and the references that the stack made on purpose. */
export interface FinishedStack {
  readonly name: string;
  readonly json: unknown;
  /** @default none */
  readonly references?: ReadonlySet<string>;
}

export interface GateFinding {
  readonly stack: string;
  readonly path: JsonPath;
  readonly message: string;
}

/**
 * The last look before Terraform: reads the finished files, so that it does not
 * matter how anything came into them.
 *
 * It finds what could run, read or reach out while Terraform plans, and what
 * would make two stacks or two releases one. A finding is a bug of a construct
 * or an escape hatch gone too far, never a mistake of the site file.
 */
export function gate(stacks: readonly FinishedStack[]): GateFinding[] {
  return [
    ...stacks.flatMap((stack) => [...oneStack(stack)]),
    ...shared(stacks, stateOf),
    ...shared(stacks, releasesOf),
  ];
}

export function printGateFinding({ stack, path, message }: GateFinding): string {
  return `${[stack, ...path].join('.')}: ${message}`;
}

function* oneStack({ name: stack, json, references = new Set() }: FinishedStack): Generator<GateFinding> {
  if (!isBody(json)) {
    yield { stack, path: [], message: 'a stack is a JSON object' };
    return;
  }
  for (const { path, text } of liveSequences(json, references)) {
    yield { stack, path, message: `Terraform would evaluate ${JSON.stringify(text)}` };
  }
  for (const finding of strangeBlocks(json)) yield { stack, ...finding };
}

interface Claim {
  readonly path: JsonPath;
  /** What only one may have, as a person would say it. */
  readonly what: string;
}

/** What two claim and only one can have. */
function* shared(stacks: readonly FinishedStack[], claimsOf: (tf: Body) => Iterable<Claim>): Generator<GateFinding> {
  const owners = new Map<string, string>();
  for (const { name: stack, json } of stacks) {
    if (!isBody(json)) continue;
    for (const { path, what } of claimsOf(json)) {
      const owner = owners.get(what);
      if (owner !== undefined) yield { stack, path, message: `${what} is already that of ${owner}` };
      owners.set(what, [stack, ...path].join('.'));
    }
  }
}

/** Two stacks with one state destroy each other's resources. */
function* stateOf(tf: Body): Generator<Claim> {
  const path = ['terraform', 'backend'];
  const backend = at(tf, path);
  if (backend !== undefined) yield { path, what: `the state at ${JSON.stringify(backend)}` };
}

function* releasesOf(tf: Body): Generator<Claim> {
  for (const [name, release] of Object.entries(at(tf, ['resource', 'helm_release']) ?? {})) {
    const { namespace = 'default', name: releaseName } = isBody(release) ? release : {};
    yield { path: ['resource', 'helm_release', name], what: `release "${releaseName}" in namespace "${namespace}"` };
  }
}

type Body = Readonly<Record<string, unknown>>;

function at(tf: Body, path: readonly string[]): Body | undefined {
  let body: unknown = tf;
  for (const key of path) body = isBody(body) ? body[key] : undefined;
  return isBody(body) ? body : undefined;
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
