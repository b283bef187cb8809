import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { readFileSync } from 'node:fs';
import { builtinCatalog } from '../../site/catalog/index.ts';
import { resolve, type Site } from '../../site/model/index.ts';
import { readSpec } from '../../site/spec/read-spec.ts';
import { readSource } from '../../site/spec/source.ts';

const DEFAULT_SITE = fileURLToPath(new URL('../../blueprints/liquid-retrofit/site.yaml', import.meta.url));

/** A site file as plain data, to be changed by a test. */
// biome-ignore lint/suspicious/noExplicitAny: a test changes what it knows to be there
type Data = any;

/** The site of the repository, as it is or changed. What is expected and assumed of it goes: a change makes it untrue. */
export function siteWith(change: (data: Data) => void = () => {}): Site {
  const data: Data = parse(readFileSync(DEFAULT_SITE, 'utf8'));
  delete data.expect;
  delete data.assumptions;
  change(data);
  const { source, diagnostics } = readSource(stringify(data), 'site.yaml');
  const read = readSpec(source.data);
  if (diagnostics.length > 0 || 'diagnostics' in read) throw new Error(JSON.stringify(read, null, 2));
  const { site, diagnostics: problems } = resolve(read.spec, builtinCatalog);
  if (site === undefined) throw new Error(JSON.stringify(problems, null, 2));
  return site;
}
