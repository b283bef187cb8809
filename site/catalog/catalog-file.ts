import { z } from 'zod';
import { didYouMean, type Finding } from '../diagnostics/index.ts';
import { catalogId } from './fields.ts';
import { type CatalogKind, type EntriesByKind, kindNames, kinds } from './kinds/index.ts';

/** What a site's own catalog file adds, by kind. */
export type CatalogAdditions = Partial<EntriesByKind>;

const byId = <Schema extends z.ZodType>(schema: Schema) =>
  z.record(catalogId, schema, { error: 'takes entries by their catalog names' }).exactOptional();

/** A site's own catalog file: the kinds of the catalog, and under each its entries by id. */
export const CatalogFile = z.strictObject(
  {
    gpus: byId(kinds.gpus),
    servers: byId(kinds.servers),
    switches: byId(kinds.switches),
    adapters: byId(kinds.adapters),
    cables: byId(kinds.cables),
    miners: byId(kinds.miners),
    containers: byId(kinds.containers),
    coolingMethods: byId(kinds.coolingMethods),
    airClasses: byId(kinds.airClasses),
    waterClasses: byId(kinds.waterClasses),
    coolants: byId(kinds.coolants),
    pueRanges: byId(kinds.pueRanges),
    racks: byId(kinds.racks),
    connectors: byId(kinds.connectors),
    drives: byId(kinds.drives),
    failureRates: byId(kinds.failureRates),
    floorLoads: byId(kinds.floorLoads),
    redundancyLevels: byId(kinds.redundancyLevels),
  } satisfies Record<CatalogKind, z.ZodType>,
  { error: 'a catalog file holds kinds of entries, such as "servers"' },
);

/** Reads a catalog file that is a JavaScript value already; the author's mistakes come back as findings. */
export function parseCatalogFile(data: unknown): { catalog: CatalogAdditions } | { issues: readonly Finding[] } {
  const read = CatalogFile.safeParse(data, { reportInput: true });
  if (!read.success) return { issues: read.error.issues.flatMap(findingsOf) };
  const entries = Object.entries(read.data).map(([kind, entriesById]) => [
    kind,
    Object.entries(entriesById).map(([id, facts]) => ({ id, ...facts })),
  ]);
  return { catalog: Object.fromEntries(entries) as CatalogAdditions };
}

function findingsOf(issue: z.core.$ZodIssue): Finding[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField([...path, key]));
  const whole = { path, message: issue.message, ...helpOf(issue) };
  if (issue.code === 'custom' && issue.params !== undefined) return [whole];
  if (path.length === 0) return [whole];
  if (issue.code === 'invalid_key')
    return [{ path, message: `${subject(path)} ${issue.issues[0]?.message ?? issue.message}` }];
  if (issue.input === undefined && issue.code !== 'custom') return [missing(path)];
  return [{ path, message: `${subject(path)} ${issue.message}` }];
}

function helpOf(issue: z.core.$ZodIssue): { help?: string } {
  return issue.code === 'custom' && typeof issue.params?.help === 'string' ? { help: issue.params.help } : {};
}

function missing(path: Finding['path']): Finding {
  if (path[2] === 'citations' && path.length < 5) return citesNothing(path.slice(0, 2));
  const field = String(path.at(-1));
  return { path: path.slice(0, -1), message: `${owner(path)} has no "${field}"`, help: `add ${field}` };
}

function citesNothing(path: Finding['path']): Finding {
  return {
    path,
    message: `${subject(path)} cites nothing`,
    help: 'add where its figures were read, as in "citations: [{ title: data sheet, date: 2026-11-22 }]"',
  };
}

function unknownField(path: Finding['path']): Finding {
  const key = String(path.at(-1));
  const help = didYouMean(key, fieldsAt(path));
  const message = `${owner(path)} takes no "${key}"`;
  return help === undefined ? { path, message } : { path, message, help };
}

/** The fields that the schema has beside a field: those of the file, of an entry, or of none that it knows. */
function fieldsAt(path: Finding['path']): readonly string[] {
  if (path.length === 1) return kindNames;
  const kind = kindNames.find((name) => name === path[0]);
  const known = path.length === 3 || (path.length === 4 && path[2] === 'confidenceOf');
  return kind !== undefined && known ? Object.keys(kinds[kind].shape) : [];
}

/** The entry, or the file, that holds what a path points at. */
function owner(path: Finding['path']): string {
  const within = path.slice(2, -1).join('.');
  if (path.length < 3) return 'a catalog file';
  return within === '' ? `"${path[1]}"` : `${within} of "${path[1]}"`;
}

function subject(path: Finding['path']): string {
  if (path.length < 3) return `"${path.at(-1)}"`;
  return `${path.slice(2).join('.')} of "${path[1]}"`;
}
