import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { builtinCatalog, type Catalog, catalogWith, parseCatalogFile } from './catalog/index.ts';
import { check } from './checks/check.ts';
import type { Diagnostic, Finding, Locator } from './diagnostics/index.ts';
import { resolve, type Site } from './model/index.ts';
import { readInventories } from './read-inventories.ts';
import { openSource } from './spec/open-source.ts';
import { readSpec } from './spec/read-spec.ts';
import type { Source } from './spec/source.ts';
import { unmetExpectations } from './view/expectations.ts';

/** The file beside a site file that holds hardware which the built-in catalog lacks. */
const CATALOG_FILE = 'catalog.yaml';

/** What became of a site file, stage by stage: each stage reports all it finds, and a later one needs an earlier one clean. */
export interface ReadSite {
  /** The name that the file gives itself, as far as it could be read. */
  readonly name: string | null;
  /** Present once every reference was followed; it may still break rules. */
  readonly site: Site | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The site file first, then its catalog and inventories. */
  readonly sources: readonly [Source, ...Locator[]];
}

/** Reads, resolves and checks a site file, all of its phases or the one that is asked for. Rejects with `UnreadableInput` where there is nothing to read. */
export async function readSite(file: string, phase?: string): Promise<ReadSite> {
  const { source, diagnostics } = await openSource(file);
  if (diagnostics.length > 0) return { name: null, site: undefined, diagnostics, sources: [source] };
  const read = readSpec(source.data);
  const own = await ownCatalog(join(dirname(file), CATALOG_FILE));
  const sources = [source, ...(own.source === undefined ? [] : [own.source])] as const;
  const name = nameIn(source.data);
  const unread = [...('diagnostics' in read ? read.diagnostics : []), ...own.diagnostics];
  if ('diagnostics' in read || own.diagnostics.length > 0)
    return { name, site: undefined, diagnostics: unread, sources };
  const hosts = await readInventories(file, read.spec);
  const resolved = resolve(read.spec, own.catalog, hosts.inventories);
  const all = [...sources, ...hosts.sources] as const;
  if (resolved.site === undefined || hosts.diagnostics.length > 0)
    return {
      name,
      site: undefined,
      diagnostics: firstOfEach([...hosts.diagnostics, ...resolved.diagnostics]),
      sources: all,
    };
  const { site } = resolved;
  return { name, site, diagnostics: [...checkIn(site, phase), ...unmetExpectations(site)], sources: all };
}

/** A table with more mistakes than this has one mistake many times. */
const MOST_OF_A_FILE = 100;

/** All of the site file, and as much of each other file as a person reads. */
function firstOfEach(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, number>();
  return diagnostics.filter(({ file }) => {
    if (file === undefined) return true;
    seen.set(file, (seen.get(file) ?? 0) + 1);
    return (seen.get(file) ?? 0) <= MOST_OF_A_FILE;
  });
}

/** What is found in one phase; with no phase, in all of them. What only seems wrong because the others are out of sight is left out. */
function checkIn(site: Site, id: string | undefined): readonly Diagnostic[] {
  const found = check(site);
  const phase = site.phases.find((one) => one.id === id);
  if (phase === undefined) return found;
  const place = ({ code, path }: Diagnostic) => JSON.stringify([code, path]);
  const places = new Set(found.map(place));
  return check({ ...site, phases: [phase] }).filter((one) => places.has(place(one)));
}

interface OwnCatalog {
  readonly catalog: Catalog;
  readonly source?: Source;
  readonly diagnostics: readonly Diagnostic[];
}

async function ownCatalog(file: string): Promise<OwnCatalog> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (!there) return { catalog: builtinCatalog, diagnostics: [] };
  const { source, diagnostics } = await openSource(file);
  const found = (issues: readonly Finding[]) =>
    issues.map((issue): Diagnostic => ({ code: 'catalog/invalid-entry', severity: 'error', file, ...issue }));
  if (diagnostics.length > 0)
    return { catalog: builtinCatalog, source, diagnostics: diagnostics.map((one) => ({ file, ...one })) };
  const parsed = parseCatalogFile(source.data);
  if ('issues' in parsed) return { catalog: builtinCatalog, source, diagnostics: found(parsed.issues) };
  const merged = catalogWith(parsed.catalog);
  return 'issues' in merged
    ? { catalog: builtinCatalog, source, diagnostics: found(merged.issues) }
    : { catalog: merged.catalog, source, diagnostics: [] };
}

function nameIn(data: unknown): string | null {
  const site = data !== null && typeof data === 'object' && 'site' in data ? data.site : undefined;
  const name = site !== null && typeof site === 'object' && 'name' in site ? site.name : undefined;
  return typeof name === 'string' ? name : null;
}
