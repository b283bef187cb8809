// Makes the facts of this folder from copies of upstream files; SOURCES.md says how to run it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../../constructs/terraform/kubernetes-object.ts';
import { components, factsFile } from './facts.ts';

const KINDS = new Set(['CustomResourceDefinition', 'MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']);

/** Position of the operating system in a gzip header (RFC 1952, 2.3); 255 is "unknown". */
const GZIP_SYSTEM_BYTE = 9;

const HEAD = `# Where the CRDs come from

Interface facts of the kinds that Afterhash renders: names, versions, and schemas without the prose of their authors. What
a schema enforces (types, patterns, CEL rules with their messages) is as upstream has it. Conversion webhooks are left out:
nobody serves them here. \`kueue-webhooks\` are the webhooks of Kueue's controller, which the rig runs.

Made by \`node --import tsx tests/rig/crds/make-facts.ts <folder>…\`: each folder holds \`<component>/crds/**/*.yaml\` and
\`<component>/SOURCES.md\`, with the tables "repository, tag, commit, licence" and "file, path, from". A component that no
folder has stays as it was. Read in November 2026.

| component | kinds | repository | tag or branch | licence | paths |
| --- | --- | --- | --- | --- | --- |
`;

interface Origin {
  readonly repository: string;
  readonly tag: string;
  readonly licence: string;
  readonly path: string;
}

interface Fact {
  readonly object: KubernetesObject;
  readonly origin: Origin;
}

const folders = process.argv.slice(2);
const sources = new URL('SOURCES.md', import.meta.url);
const before = rowsIn(readFileSync(sources, 'utf8'));
const rows: string[] = [];
for (const component of [...components, 'kueue-webhooks'] as const) {
  const folder = folders.map((one) => join(one, component)).find(existsSync);
  if (folder === undefined) {
    const kept = before.filter(([name]) => name === component);
    if (kept.length === 0) throw new Error(`no folder "${component}" in ${folders.join(', ')}`);
    rows.push(...kept.map((cells) => `| ${cells.join(' | ')} |`));
    continue;
  }
  const facts = factsIn(folder);
  if (facts.length === 0) throw new Error(`nothing to take in ${folder}`);
  const packed = gzipSync(JSON.stringify(facts.map(({ object }) => object)), { level: constants.Z_BEST_COMPRESSION });
  packed[GZIP_SYSTEM_BYTE] = 255;
  writeFileSync(factsFile(component), packed);
  rows.push(...rowsOf(component, facts));
}
writeFileSync(sources, `${HEAD}${rows.join('\n')}\n`);

function factsIn(folder: string): Fact[] {
  const origins = originsIn(readFileSync(join(folder, 'SOURCES.md'), 'utf8'));
  const files = readdirSync(join(folder, 'crds'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );
  return files.sort().flatMap((file) => {
    const origin = origins.get(`crds/${file}`);
    if (origin === undefined) throw new Error(`SOURCES.md of ${folder} does not say where ${file} is from`);
    return parseAllDocuments(readFileSync(join(folder, 'crds', file), 'utf8'))
      .map((document): KubernetesObject | null => document.toJS())
      .filter((object): object is KubernetesObject => object !== null && KINDS.has(object.kind))
      .map((object) => ({ object: skeleton(object), origin }));
  });
}

/** The rows of both tables: repositories by "owner/name tag", and files by their place in the folder. */
function originsIn(sources: string): Map<string, Origin> {
  const cells = rowsIn(sources);
  const repositories = new Map<string, Omit<Origin, 'path'>>(
    cells.flatMap(([repository = '', tag = '', , licence = '']) =>
      repository.startsWith('https://github.com/')
        ? [[`${repository.slice('https://github.com/'.length)} ${tag}`, { repository, tag, licence }] as const]
        : [],
    ),
  );
  return new Map(
    cells.flatMap(([file = '', path = '', from = '']) => {
      const repository = repositories.get(from);
      return repository === undefined ? [] : [[file, { ...repository, path }] as const];
    }),
  );
}

/** The cells of every row of every table. */
function rowsIn(text: string): string[][] {
  const lines = text.split('\n').filter((line) => /^\| ?\S/.test(line));
  return lines.map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

function skeleton({ apiVersion, kind, metadata, spec, webhooks }: KubernetesObject): KubernetesObject {
  // A group of kubernetes.io itself is refused without it.
  const approval = metadata.annotations?.['api-approved.kubernetes.io'];
  const annotations = approval === undefined ? {} : { annotations: { 'api-approved.kubernetes.io': approval } };
  const kept = { apiVersion, kind, metadata: { name: metadata.name, ...annotations } };
  if (spec === undefined) return { ...kept, webhooks };
  const { conversion, ...rest } = withoutProse(spec) as Record<string, unknown>;
  return { ...kept, spec: rest };
}

function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // A field may itself be called "description": then it is an object, and stays.
      .filter(([key, inner]) => key !== 'description' || typeof inner !== 'string')
      .map(([key, inner]) => [key, withoutProse(inner)]),
  );
}

function rowsOf(component: string, facts: readonly Fact[]): string[] {
  const repositories = new Map(
    facts.map(({ origin }): [string, Origin] => [`${origin.repository} ${origin.tag}`, origin]),
  );
  return [...repositories.values()].map(({ repository, tag, licence }) => {
    const own = facts.filter(({ origin }) => origin.repository === repository && origin.tag === tag);
    const kinds = own.map(({ object }) => kindOf(object)).join(', ');
    const paths = [...new Set(own.map(({ origin }) => origin.path.replace(/[^/]*$/, '')))].join(', ');
    return `| ${component} | ${kinds} | ${repository} | \`${tag}\` | ${licence} | ${paths} |`;
  });
}

function kindOf({ kind, spec }: KubernetesObject): string {
  return (spec as { names?: { kind?: string } } | undefined)?.names?.kind ?? kind;
}
