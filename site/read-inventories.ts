import { realpath } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Diagnostic, Locator } from './diagnostics/index.ts';
import type { Inventories } from './model/index.ts';
import type { Inventory, SiteSpec } from './spec/index.ts';
import { readBytes, type SizeLimit } from './spec/open-source.ts';
import { UnreadableInput } from './spec/unreadable-input.ts';

/**
 * All inventories of a site together. Their hosts go to the cluster in one release of Helm, which keeps itself in a Secret,
 * and a Secret holds 1 MiB (https://kubernetes.io/docs/concepts/configuration/secret/, read 2026-11-26); of hosts whose
 * names and serial numbers have nothing in common it takes 1.7 times what their file has.
 */
const MOST_BYTES = 600_000;

const LIMIT: SizeLimit = {
  bytes: MOST_BYTES,
  of: 'an inventory',
  help: 'leave serial numbers out: about 15,000 hosts fit without them',
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
  const poolOf = new Map<string, string>();
  let total = 0;
  for (const [id, { inventory: name }] of Object.entries(spec.pools ?? {})) {
    if (name === undefined) continue;
    const path = ['pools', id, 'inventory'];
    const other = poolOf.get(name);
    if (other !== undefined) {
      diagnostics.push({
        code: 'inventory/duplicate',
        severity: 'error',
        path,
        message: `"${name}" is the inventory of pool "${other}" already`,
        help: `list the hosts of pool "${id}" in a file of their own`,
      });
      continue;
    }
    poolOf.set(name, id);
    const file = join(dirname(siteFile), name);
    const bytes = (await leadsOut(siteFile, file)) ?? (await readBytes(file, LIMIT));
    total += bytes instanceof UnreadableInput ? 0 : bytes.length;
    if (bytes instanceof UnreadableInput) {
      diagnostics.push({
        code: 'inventory/unreadable',
        severity: 'error',
        path,
        message: bytes.message,
        help: bytes.help ?? 'name a file beside the site file, as in "hosts.csv"',
      });
      continue;
    }
    // Loaded where a pool has one: most sites need no reader of tables.
    const { readInventory } = await import('./spec/inventory.ts');
    const read = readInventory(bytes, file);
    inventories.set(id, read.inventory);
    sources.push(read.source);
    diagnostics.push(...read.diagnostics);
    if (total > MOST_BYTES && total - bytes.length <= MOST_BYTES)
      diagnostics.push({
        code: 'inventory/unreadable',
        severity: 'error',
        path,
        message: `inventories have ${total / 1e6} MB up to "${file}", and those of a site have at most ${MOST_BYTES / 1e6} MB together`,
        help: LIMIT.help,
      });
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
