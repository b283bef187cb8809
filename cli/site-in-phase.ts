import { printPretty } from '../site/diagnostics/index.ts';
import type { Phase, Site } from '../site/model/index.ts';
import { type ReadSite, readSite } from '../site/read-site.ts';
import { refuseUnknownPhase } from './check.ts';
import { terminal } from './terminal.ts';

/** A site that hangs together, as it stands in one of its phases. */
export interface SiteInPhase {
  readonly read: ReadSite;
  readonly site: Site;
  readonly phase: Phase;
}

/** Reads a site for a phase, the last by default. Where it does not hang together, says why on stderr, and nothing comes of it. */
export async function siteInPhase(file: string, id: string | undefined): Promise<SiteInPhase | undefined> {
  const read = await readSite(file);
  refuseUnknownPhase(read, id);
  const { site } = read;
  if (site === undefined) {
    process.stderr.write(printPretty(read.diagnostics, read.sources, terminal(process.stderr)));
    return undefined;
  }
  return { read, site, phase: site.phases.find((one) => one.id === id) ?? site.final };
}
