import { printPretty } from '../../../site/diagnostics/index.ts';
import { readSource } from '../../../site/spec/source.ts';

/** What a person sees when a file is refused; empty when it is not. */
export function refusal(input: string | Uint8Array): string {
  const { source, diagnostics } = readSource(input, 'site.yaml');
  return printPretty(diagnostics, source, { colour: false, width: 100 });
}
