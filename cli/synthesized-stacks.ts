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
    };
  };
}

/** The stacks in a folder that `cdktf synth` wrote, in the order of its manifest. */
export function readStacks(output: string): SynthesizedStack[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
  return Object.values(manifest.stacks).map(({ name, workingDirectory, synthesizedStackPath }) => ({
    name,
    folder: join(output, workingDirectory),
    json: JSON.parse(readFileSync(join(output, synthesizedStackPath), 'utf8')),
  }));
}

export function resourceCount({ json }: SynthesizedStack): number {
  return Object.values(json.resource ?? {}).reduce((count, ofType) => count + Object.keys(ofType).length, 0);
}
