import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SiteData } from '../constructs/sites.ts';

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

/** What Butane of Flatcar has beside what Ignition reads. */
const flatcar = z.looseObject({ variant: z.literal('flatcar'), version: z.literal('1.1.0') });

const [ofTalos, ofIgnition] = [schema('talos'), schema('ignition')];

/** What the reader of each form has against a document; undefined where it takes it. */
export const refusals: Readonly<Record<string, (text: string) => unknown>> = {
  talos: (text) => ofTalos.safeParse(parse(text)).error,
  flatcar: (text) => flatcar.safeParse(parse(text)).error ?? ofIgnition.safeParse(asIgnition(parse(text))).error,
  // It knows its own files by this line alone.
  'cloud-init': (text) =>
    text.startsWith('#cloud-config\n') ? cloudConfig.safeParse(parse(text)).error : 'no first line of cloud-init',
};

/** What butane 0.24 does to the parts that are written here: names without underscores, text as a data URL. */
function asIgnition({ kernel_arguments, storage, systemd, variant: _, version: __, ...more }: SiteData): object {
  return {
    ignition: { version: '3.4.0' },
    kernelArguments: { shouldExist: kernel_arguments.should_exist },
    storage: {
      ...storage,
      files: storage.files.map(({ contents: { inline }, ...file }: SiteData) => ({
        ...file,
        contents: { source: `data:,${encodeURIComponent(inline)}` },
      })),
    },
    systemd,
    ...more,
  };
}
