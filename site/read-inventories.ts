import { realpath } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Diagnostic, Locator } from './diagnostics/index.ts';
import type { Inventories } from './model/index.ts';
import type { Inventory, SiteSpec } from './spec/index.ts';
import { readInventory } from './spec/inventory.ts';
import { readBytes, type SizeLimit } from './spec/open-source.ts';
import { UnreadableInput } from './spec/unreadable-input.ts';

/** Its hosts go to the cluster in one object, about twice as large as the file, and etcd takes 1.5 MiB (https://etcd.io/docs/v3.6/dev-guide/limit/, read 2026-11-26). */
const INVENTORY: SizeLimit = {
  bytes: 700_000,
  of: 'an inventory',
  help: 'divide the pool: each has an inventory of its own',
};

export interface ReadInventories {
  readonly inventories: Inventories;
  readonly sources: readonly Locator[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the tables of hosts that the pools of a site name, each as far as it can be. */
export async function readInventories(siteFile: string, spec: SiteSpec): Promise<ReadInventories> {
  const inventories = new Map<string, Inventory>();
  const sources: Locator[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [id, { inventory: name }] of Object.entries(spec.pools ?? {})) {
    if (name === undefined) continue;
    const file = join(dirname(siteFile), name);
    const bytes = (await leadsOut(siteFile, file)) ?? (await readBytes(file, INVENTORY));
    if (bytes instanceof UnreadableInput) {
      diagnostics.push({
        code: 'inventory/unreadable',
        severity: 'error',
        path: ['pools', id, 'inventory'],
        message: bytes.message,
        help: bytes.help ?? 'name a file beside the site file, as in "hosts.csv"',
      });
      continue;
    }
    const read = readInventory(bytes, file);
    inventories.set(id, read.inventory);
    sources.push(read.source);
    diagnostics.push(...read.diagnostics);
  }
  return { inventories, sources, diagnostics };
}

/** A link can lead anywhere; what cannot be followed is for those who read. */
async function leadsOut(siteFile: string, file: string): Promise<UnreadableInput | undefined> {
  const [folder, there] = await Promise.all(
    [dirname(siteFile), file].map((one) => realpath(one).catch(() => undefined)),
  );
  if (folder === undefined || there === undefined || !relative(folder, there).startsWith('..')) return undefined;
  return new UnreadableInput(
    `"${file}" is a link that leads out of the folder of the site file`,
    'put the file itself there',
  );
}
