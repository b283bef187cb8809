import { didYouMean, printPretty } from '../site/diagnostics/index.ts';
import { append } from '../site/model/append.ts';
import type { Phase, Site } from '../site/model/index.ts';
import { type ReadSite, readSite } from '../site/read-site.ts';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';
import { Quantity } from '../site/units/index.ts';
import type { Origin } from '../site/view/origin.ts';
import { originsOf } from '../site/view/origins.ts';
import { namesAlong, type Overview, overview, partOf } from '../site/view/overview.ts';
import { hasErrors, refuseUnknownPhase } from './check.ts';
import { exitCodes } from './exit-codes.ts';
import { printOverview } from './show-overview.ts';
import { columns } from './table.ts';
import { terminal } from './terminal.ts';

export interface ShowOptions {
  readonly format: 'pretty' | 'json';
  readonly phase?: string;
}

/** Prints the site at a glance, or one part of it with where each number came from. */
export async function showCommand(file: string, path: string | undefined, options: ShowOptions): Promise<number> {
  const read = await readSite(file);
  refuseUnknownPhase(read, options.phase);
  const { site } = read;
  if (site === undefined) {
    process.stderr.write(printPretty(read.diagnostics, read.sources, terminal(process.stderr)));
    return exitCodes.findings;
  }
  const phase = site.phases.find((one) => one.id === options.phase) ?? site.final;
  const view = overview(site, phase);
  const keys = path?.split('.') ?? [];
  refuseUnknownPart(view, keys);
  if (options.format === 'json') process.stdout.write(`${JSON.stringify(partOf(view, keys), undefined, 2)}\n`);
  else if (keys.length === 0) process.stdout.write(printOverview(site, phase, view, read.diagnostics, terminal()));
  else process.stdout.write(printPart(site, phase, keys, partOf(view, keys), read));
  return hasErrors(read) ? exitCodes.findings : exitCodes.clean;
}

function refuseUnknownPart(view: Overview, keys: readonly string[]): void {
  const wrong = namesAlong(view, keys);
  if (wrong === undefined) return;
  throw new UnreadableInput(
    `nothing that is shown is called "${keys.join('.')}"`,
    didYouMean(wrong.missing, wrong.known) ?? `there is: ${wrong.known.slice(0, 20).join(', ')}`,
  );
}

function printPart(site: Site, phase: Phase, keys: readonly string[], part: unknown, read: ReadSite): string {
  const { bold } = terminal().paint;
  const origins = originsOf(site, phase, keys).map((origin) => printOrigin(origin, read));
  return [bold(keys.join('.')), columns(leaves(part, '')), ...origins].join('\n');
}

function printOrigin(origin: Origin, read: ReadSite): string {
  const { bold, dim } = terminal().paint;
  const [source] = read.sources;
  const paths = [origin.written, ...(origin.inputs ?? [])].filter((path) => path !== undefined);
  const lines = new Map<string, string[]>();
  if (source !== undefined)
    for (const path of paths) append(lines, `${source.file}:${source.locate(path).start.line}`, path.join('.'));
  // What a sum is made of is told apart by name; a figure from one place needs none.
  const place = [...lines]
    .map(([line, names]) => `\n    ${dim(paths.length === 1 ? line : `${line} ${names.join(', ')}`)}`)
    .join('');
  const cited = origin.source === undefined ? '' : `\n    ${dim(origin.source)}`;
  return `  ${bold(origin.figure)}: ${origin.is}${place}${cited}\n`;
}

/** Every single figure below a part, by its path. */
function leaves(part: unknown, path: string): [string, string][] {
  if (part instanceof Quantity || typeof part !== 'object' || part === null)
    return [[path, part === null ? '-' : String(part)]];
  const named = Array.isArray(part)
    ? part.map((item: { id?: string }, i) => [item?.id ?? String(i), item] as const)
    : Object.entries(part);
  return named.flatMap(([key, value]) => leaves(value, path === '' ? key : `${path}.${key}`));
}
