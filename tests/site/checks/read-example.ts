import { builtinCatalog } from '../../../site/catalog/index.ts';
import type { Site } from '../../../site/model/index.ts';
import { type Resolved, resolve } from '../../../site/model/index.ts';
import type { SiteSpec } from '../../../site/spec/index.ts';
import { readInventory } from '../../../site/spec/inventory.ts';
import { readSpec } from '../../../site/spec/read-spec.ts';
import { readSource } from '../../../site/spec/source.ts';

/** Files that a site file names, by the names that it gives them. */
export type Beside = Readonly<Record<string, string>>;

/** Reads a whole site file from text; what cannot be read or resolved is in the diagnostics. */
export function readExample(text: string, beside: Beside = {}): Resolved {
  const { source, diagnostics } = readSource(text, 'site.yaml');
  if (diagnostics.length > 0) return { site: undefined, diagnostics };
  const read = readSpec(source.data);
  if ('diagnostics' in read) return { site: undefined, diagnostics: read.diagnostics };
  return resolveBeside(read.spec, beside);
}

/** A site and its inventories, where no file is opened. */
export function resolveBeside(spec: SiteSpec, beside: Beside): Resolved {
  const read = Object.entries(spec.pools ?? {}).flatMap(([id, { inventory = '' }]) => {
    const text = beside[inventory];
    return text === undefined ? [] : [{ id, ...readInventory(text, inventory) }];
  });
  const inventories = new Map(read.map(({ id, inventory }) => [id, inventory]));
  const { site, diagnostics } = resolve(spec, builtinCatalog, inventories);
  const found = [...read.flatMap((one) => one.diagnostics), ...diagnostics];
  return { site: found.length > 0 ? undefined : site, diagnostics: found };
}

/** The site of a file that must be good. */
export function siteOf(text: string, beside?: Beside): Site {
  const { site, diagnostics } = readExample(text, beside);
  if (site === undefined)
    throw new Error(`the example does not resolve: ${JSON.stringify(diagnostics, null, 1)}\n${text}`);
  return site;
}
