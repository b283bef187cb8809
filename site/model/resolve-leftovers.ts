import type { Catalog } from '../catalog/index.ts';
import type { SpecPath } from '../diagnostics/index.ts';
import { expandAll, type LeftoverSpec, type SiteSpec } from '../spec/index.ts';
import { find } from './names.ts';
import type { PowerGraph } from './power-graph.ts';
import type { Report } from './report.ts';
import { nearestHelp } from './resolve-rows.ts';
import type { Leftover } from './site.ts';

/** What else the mine leaves; each may become elements and halls of this file, in one of its phases. */
export function resolveLeftovers(
  spec: SiteSpec,
  power: PowerGraph,
  catalog: Catalog,
  report: Report,
): readonly Leftover[] {
  const known = new Map<string, unknown>([...power.byId, ...Object.entries(spec.halls)]);
  const phases = new Map(Object.keys(spec.phases ?? {}).map((id) => [id, id]));
  return Object.entries(spec.mine?.keeps ?? {}).map(([id, leftover]) => {
    const path = ['mine', 'keeps', id];
    const is = expandAll(leftover.is ?? []);
    for (const name of is) find(name, known, 'power element or hall', [...path, 'is'], report);
    if (leftover.phase !== undefined) find(leftover.phase, phases, 'phase', [...path, 'phase'], report);
    const thing = thingOf(id, leftover, path, catalog, report);
    const forbidden = leftover.fate === 'reuse' || leftover.fate === 'retrofit' ? thing?.forbidden : undefined;
    return { id, spec: leftover, path, is, thing, forbidden, phaseId: leftover.phase ?? phases.keys().next().value };
  });
}

/** The catalog entry that a thing is made of, and why it may not be kept at work. */
function thingOf(
  id: string,
  { model }: LeftoverSpec,
  path: SpecPath,
  catalog: Catalog,
  report: Report,
): (Leftover['thing'] & { readonly forbidden?: string | undefined }) | undefined {
  if (model === undefined) return undefined;
  const server = catalog.server(model);
  if (server !== undefined) {
    const gpu = catalog.gpu(server.gpu);
    const consumer = server.consumer === true || gpu?.consumer === true;
    const licence = server.licence ?? gpu?.licence ?? 'its GPUs are consumer GPUs, which no data centre may use';
    return { id: model, forbidden: consumer ? licence : undefined };
  }
  if (catalog.miner(model) !== undefined)
    return { id: model, forbidden: 'an ASIC miner computes nothing but hashes, and belongs under mine.asics' };
  if (
    catalog.container(model) !== undefined ||
    catalog.switch(model) !== undefined ||
    catalog.rack(model) !== undefined
  )
    return { id: model };
  report.add(
    'site/unknown-catalog-entry',
    [...path, 'model'],
    `"${id}" is made of "${model}", which the catalog does not have`,
    nearestHelp(catalog, 'servers', model),
  );
  return undefined;
}
