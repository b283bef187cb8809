import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One stack that a synth wrote. */
export interface SynthesizedStack {
  readonly name: string;
  /** The folder with its `cdk.tf.json`. */
  readonly folder: string;
  readonly json: TerraformJson;
}

/** The parts of a `cdk.tf.json` that are read here. */
export interface TerraformJson {
  readonly resource?: { readonly [type: string]: { readonly [id: string]: Readonly<Record<string, unknown>> } };
  readonly terraform?: Readonly<Record<string, unknown>>;
  readonly [part: string]: unknown;
}

/** The part of CDKTF's `manifest.json` that says where its stacks are. */
interface Manifest {
  readonly stacks: {
    readonly [name: string]: {
      readonly name: string;
      readonly workingDirectory: string;
      readonly synthesizedStackPath: string;
      readonly dependencies: readonly string[];
    };
  };
}

/** The stacks in a folder that `cdktf synth` wrote, in the order in which they are applied. */
export function readStacks(output: string): SynthesizedStack[] {
  const { stacks }: Manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
  return inOrder(stacks).map(({ name, workingDirectory, synthesizedStackPath }) => ({
    name,
    folder: join(output, workingDirectory),
    json: JSON.parse(readFileSync(join(output, synthesizedStackPath), 'utf8')),
  }));
}

/** CDKTF lists stacks by name; here each stands after those that it depends on. */
function inOrder(stacks: Manifest['stacks']): Manifest['stacks'][string][] {
  const ordered = new Map<string, Manifest['stacks'][string]>();
  const add = (name: string): void => {
    const stack = stacks[name];
    if (stack === undefined || ordered.has(name)) return;
    for (const earlier of stack.dependencies) add(earlier);
    ordered.set(name, stack);
  };
  for (const name of Object.keys(stacks)) add(name);
  return [...ordered.values()];
}

export function resourceCount({ json }: SynthesizedStack): number {
  return Object.values(json.resource ?? {}).reduce((count, ofType) => count + Object.keys(ofType).length, 0);
}
