import { builtinCatalog } from '../../site/catalog/index.ts';
import { check } from '../../site/checks/check.ts';
import { type Diagnostic, printPretty } from '../../site/diagnostics/index.ts';
import { resolve } from '../../site/model/index.ts';
import { readSpec } from '../../site/spec/read-spec.ts';
import { readSource, type Source } from '../../site/spec/source.ts';
import { unmetExpectations } from '../../site/view/expectations.ts';

/** What `check` prints of a site file, on a screen of 80 columns; empty where nothing is to be said. */
export function saidOf(text: string): string {
  const { source, diagnostics } = everythingOf(text);
  return printPretty(diagnostics, source, { colour: false, width: 80 });
}

function everythingOf(text: string): { readonly source: Source; readonly diagnostics: readonly Diagnostic[] } {
  const { source, diagnostics } = readSource(text, 'site.yaml');
  if (diagnostics.length > 0) return { source, diagnostics };
  const read = readSpec(source.data);
  if ('diagnostics' in read) return { source, diagnostics: read.diagnostics };
  const { site, diagnostics: unresolved } = resolve(read.spec, builtinCatalog);
  return { source, diagnostics: site === undefined ? unresolved : [...check(site), ...unmetExpectations(site)] };
}
