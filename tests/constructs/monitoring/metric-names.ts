import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('./facts/', import.meta.url);

interface Facts {
  readonly date: string;
  readonly sources: readonly { readonly title: string; readonly url: string; readonly names: readonly string[] }[];
}

const facts: readonly Facts[] = readdirSync(folder)
  .filter((file) => file.endsWith('.facts.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));

/** Every metric that an exporter of ours is known to serve, by its own source. */
export const metricNames: ReadonlySet<string> = new Set(
  facts.flatMap(({ sources }) => sources.flatMap(({ names }) => names)),
);
