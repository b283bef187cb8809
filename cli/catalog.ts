import { dirname, join } from 'node:path';
import {
  builtinCatalog,
  type Catalog,
  type CatalogItem,
  confidenceIn,
  kindNames,
  printCitations,
} from '../site/catalog/index.ts';
import { didYouMean } from '../site/diagnostics/index.ts';
import { readSite } from '../site/read-site.ts';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';
import { Quantity } from '../site/units/index.ts';
import { exitCodes } from './exit-codes.ts';
import { columns } from './table.ts';
import { terminal } from './terminal.ts';

/** Lists the catalog, a kind of it, or one entry with how sure each figure is. */
export async function catalogCommand(name: string | undefined, options: { readonly site?: string }): Promise<number> {
  const catalog = await catalogFor(options.site);
  const items = [...catalog.all()];
  const chosen = items.find(({ entry }) => entry.id === name);
  if (chosen !== undefined) {
    process.stdout.write(one(chosen));
    return exitCodes.clean;
  }
  const kinds = name === undefined ? kindNames : kindNames.filter((kind) => kind === name);
  if (kinds.length === 0) {
    throw new UnreadableInput(
      `the catalog has no "${name}"`,
      didYouMean(name ?? '', [...kindNames, ...items.map(({ entry }) => entry.id)]) ?? `kinds: ${kindNames.join(', ')}`,
    );
  }
  process.stdout.write(kinds.map((kind) => list(kind, items)).join('\n'));
  return exitCodes.clean;
}

async function catalogFor(site: string | undefined): Promise<Catalog> {
  if (site === undefined) return builtinCatalog;
  const read = await readSite(site);
  if (read.site === undefined)
    throw new UnreadableInput(
      `"${site}" does not read, so neither does ${join(dirname(site), 'catalog.yaml')}`,
      `run: afterhash check ${site}`,
    );
  return read.site.catalog;
}

function list(kind: string, items: readonly CatalogItem[]): string {
  const { bold } = terminal().paint;
  const rows = items.filter((item) => item.kind === kind).map(({ entry }) => [entry.id, headline(entry)]);
  return `${bold(kind)}\n${columns(rows)}`;
}

/** The two or three figures by which a person knows an entry. */
function headline(entry: CatalogItem['entry']): string {
  const quantities = Object.entries(entry).filter(([, value]) => value instanceof Quantity);
  return quantities
    .slice(0, 3)
    .map(([field, value]) => `${words(field)} ${value}`)
    .join(', ');
}

function one({ kind, entry }: CatalogItem): string {
  const { bold, yellow } = terminal().paint;
  const figures = Object.entries(entry).filter(
    ([field]) => !['id', 'citations', 'confidence', 'confidenceOf', 'note'].includes(field),
  );
  const rows = figures.map(([field, value]) => {
    const confidence = confidenceIn(entry as never, field as never);
    return [words(field), plain(value), confidence === 'recall' ? yellow('from memory: check') : confidence];
  });
  const note = entry.note === undefined ? '' : `\n${entry.note}\n`;
  return `${bold(entry.id)} (${kind})\n${columns(rows)}${note}\n${printCitations(entry as never)}\n`;
}

function plain(value: unknown): string {
  if (value instanceof Quantity || typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(plain).join(', ');
  return Object.entries(value)
    .map(([field, inner]) => `${words(field)} ${plain(inner)}`)
    .join(', ');
}

function words(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
