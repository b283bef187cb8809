import { builtinCatalog } from '../../../site/catalog/index.ts';
import type { Site } from '../../../site/model/index.ts';
import { type Resolved, resolve } from '../../../site/model/index.ts';
import { readSpec } from '../../../site/spec/read-spec.ts';
import { readSource } from '../../../site/spec/source.ts';

/** Reads a whole site file from text; what cannot be read or resolved is in the diagnostics. */
export function readExample(text: string): Resolved {
  const { source, diagnostics } = readSource(text, 'site.yaml');
  if (diagnostics.length > 0) return { site: undefined, diagnostics };
  const read = readSpec(source.data);
  return 'spec' in read ? resolve(read.spec, builtinCatalog) : { site: undefined, diagnostics: read.diagnostics };
}

/** The site of a file that must be good. */
export function siteOf(text: string): Site {
  const { site, diagnostics } = readExample(text);
  if (site === undefined)
    throw new Error(`the example does not resolve: ${JSON.stringify(diagnostics, null, 1)}\n${text}`);
  return site;
}
