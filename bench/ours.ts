import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resourceCount, type SynthesizedStack } from '../cli/synthesized-stacks.ts';
import type { Site } from '../site/model/index.ts';
import { addSiteStacks } from '../stacks/site-stacks.ts';
import { synthesize } from '../stacks/synthesize.ts';

/** What a blueprint does once its site is checked: constructs, synth, gate, and the swap of the output. */
export function synthesizeOurs(site: Site, output: string): void {
  synthesize((app) => addSiteStacks(app, site), output);
}

/** A folder that is gone after the work. */
export async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function countResources(stacks: readonly SynthesizedStack[]): number {
  return stacks.reduce((sum, stack) => sum + resourceCount(stack), 0);
}
