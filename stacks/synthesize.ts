import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, AnnotationMetadataEntryType as Level } from 'cdktf';
import { leaveCreationStacksOut } from '../constructs/terraform/creation-stacks.ts';
import { type FinishedStack, gate, printGateFinding } from './gate.ts';
import type { Manifest } from './manifest.ts';
import { replaceOutput } from './replace-output.ts';
import { SiteStack } from './site-stack.ts';

/**
 * Builds an app and writes its stacks, whole or not at all: they are made in a
 * folder of their own, pass the gate, and only then take the place of the old
 * ones. What Terraform keeps beside them (its providers, its lock file) stays.
 *
 * Below `cdktf synth` too, which says in CDKTF_OUTDIR where it will read, and
 * fails if folders of old stacks are gone before it removes them itself.
 */
export function synthesize(build: (app: App) => void, outdir = process.env.CDKTF_OUTDIR ?? 'cdktf.out'): void {
  if (['true', '1'].includes(process.env.SYNTH_HCL_OUTPUT ?? '')) {
    throw new Error('cannot write HCL: the gate reads JSON, as Terraform does; leave out --hcl');
  }
  leaveCreationStacksOut();
  const output = resolve(outdir);
  const made = onDisk(outdir, () => mkdirSync(output, { recursive: true }));
  try {
    const fresh = onDisk(outdir, () => mkdtempSync(join(output, '.synth-')));
    try {
      const app = new App({ outdir: fresh, stackTraces: false });
      build(app);
      onDisk(outdir, () => app.synth());
      const manifest: Manifest = JSON.parse(readFileSync(join(fresh, 'manifest.json'), 'utf8'));
      refuseAnnotatedErrors(manifest);
      refuseGateFindings(app, fresh, manifest);
      onDisk(outdir, () => replaceOutput(output, fresh, manifest, process.env.CDKTF_OUTDIR === undefined));
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  }
}

/** `cdktf synth` would write the stacks and print these afterwards; the old output is better kept. */
function refuseAnnotatedErrors({ stacks }: Manifest): void {
  const errors = Object.values(stacks)
    .flatMap(({ annotations }) => annotations)
    .filter(({ level }) => level === Level.ERROR)
    .map(({ constructPath, message }) => `${constructPath}: ${message}`);
  if (errors.length > 0) throw new Error(`nothing written:\n  ${errors.join('\n  ')}`);
}

function refuseGateFindings(app: App, fresh: string, { stacks }: Manifest): void {
  const references = new Map(app.node.children.filter(SiteStack.isSiteStack).map((s) => [s.node.id, s.references]));
  const finished = Object.values(stacks).map(({ name, synthesizedStackPath }): FinishedStack => {
    const json: unknown = JSON.parse(readFileSync(join(fresh, synthesizedStackPath), 'utf8'));
    return { name, json, references: references.get(name) ?? new Set() };
  });
  const findings = gate(finished);
  if (findings.length > 0) {
    throw new Error(`bug: nothing written, the gate refuses\n  ${findings.map(printGateFinding).join('\n  ')}`);
  }
}

/** Tells what the disk refuses from what a stack does wrong. */
function onDisk<T>(outdir: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new Error(`cannot write the output folder "${outdir}": the old output is as it was`, { cause: error });
  }
}
