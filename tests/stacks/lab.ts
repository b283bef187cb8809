import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'cdktf';
import { readStacks, type SynthesizedStack } from '../../cli/synthesized-stacks.ts';
import { SiteStack, type SiteStackProps } from '../../stacks/site-stack.ts';
import { synthesize } from '../../stacks/synthesize.ts';

/** A stack with whatever a test puts into it. */
export class LabStack extends SiteStack {
  constructor(app: App, props: Partial<SiteStackProps> = {}) {
    super(app, { site: 'lab', layer: 'platform', backend: { backend: 'local' }, ...props });
  }
}

/** Works in an empty folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-lab-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is written for an app, read back. */
export function synthesized(folder: string, build: (app: App) => void): SynthesizedStack[] {
  const output = join(folder, 'cdktf.out');
  synthesize(build, output);
  return readStacks(output);
}

/** The JSON of a stack with these things in it. */
export function jsonOf(
  build: (stack: LabStack) => void,
  props: Partial<SiteStackProps> = {},
): Promise<SynthesizedStack['json']> {
  return inFolder((folder) => {
    const [stack] = synthesized(folder, (app) => build(new LabStack(app, props)));
    if (stack === undefined) throw new Error('no stack was written');
    return stack.json;
  });
}

export function textOf(folder: string, ...path: string[]): string {
  return readFileSync(join(folder, ...path), 'utf8');
}
