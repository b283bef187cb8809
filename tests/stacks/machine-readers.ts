import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { butaneJudge, butaneRefusal } from '../rig/butane.ts';
import { describeWith, type Judge } from '../rig/judges.ts';

function schema(name: string): z.ZodType {
  const packed = readFileSync(new URL(`facts/${name}.schema.json.gz`, import.meta.url));
  return z.fromJSONSchema(JSON.parse(gunzipSync(packed).toString('utf8')));
}

/** Fields that cloud-init takes (https://cloudinit.readthedocs.io, module reference, read 2026-11-22). */
const cloudConfig = z.strictObject({
  packages: z.array(z.string()).min(1).optional(),
  write_files: z.array(
    z.strictObject({ path: z.string(), permissions: z.string().regex(/^0[0-7]{3}$/), content: z.string() }),
  ),
  runcmd: z.array(z.array(z.string())),
  power_state: z.strictObject({ mode: z.enum(['poweroff', 'reboot', 'halt']), message: z.string() }),
});

const ofTalos = schema('talos');

/** What judges the documents of a form. */
export interface MachineReader {
  /** What it has against a document; undefined where it takes it. */
  readonly refusal: (text: string) => unknown;
  /** The real program, where it is one. */
  readonly judge?: Judge;
}

export const machineReaders: Readonly<Record<string, MachineReader>> = {
  talos: { refusal: (text) => ofTalos.safeParse(parse(text)).error },
  flatcar: { refusal: butaneRefusal, judge: butaneJudge },
  'cloud-init': {
    // It knows its own files by this line alone.
    refusal: (text) =>
      text.startsWith('#cloud-config\n') ? cloudConfig.safeParse(parse(text)).error : 'no first line of cloud-init',
  },
};

/** `describe`, or, where the form has a real reader that cannot be had, `describe.skip`. */
export function describeReader({ judge }: MachineReader): typeof describe | typeof describe.skip {
  return judge === undefined ? describe : describeWith(judge);
}
