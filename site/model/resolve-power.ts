import type { ElectricalCodeFacts } from '../catalog/index.ts';
import type { SpecPath } from '../diagnostics/index.ts';
import type { PowerSpec } from '../spec/index.ts';
import {
  type ApparentPower,
  type Current,
  kW,
  type Power,
  realPower,
  threePhaseApparentPower,
  type Voltage,
} from '../units/index.ts';
import { dealt, find, type Named, refuseDuplicates, spellOut } from './names.ts';
import type { ElementSpec, PowerElement, PowerGraph } from './power-graph.ts';
import type { Report } from './report.ts';

type Unresolved = Named<unknown> & ElementSpec;

/** Follows every `from`, finds each element's voltage and what it may carry for hours. Linear in elements. */
export function resolvePower(spec: PowerSpec, code: ElectricalCodeFacts, report: Report): PowerGraph {
  const drafts = draftsOf(spec, report);
  refuseDuplicates(drafts, report);
  const draftOf = new Map(drafts.map((draft) => [draft.id, draft]));
  const sourcesOf = new Map(drafts.map((draft) => [draft.id, sourceNames(draft, draftOf, report)]));
  const byId = new Map<string, PowerElement>();
  for (const draft of inOrder(drafts, draftOf, sourcesOf, report)) {
    const sources = (sourcesOf.get(draft.id) ?? []).flatMap((name) => byId.get(name) ?? []);
    byId.set(draft.id, element(draft, sources, code));
  }
  hangGenerators(drafts, byId, report);
  return { elements: [...byId.values()], byId, codeCitation: code.citations[0] };
}

function draftsOf(spec: PowerSpec, report: Report): Unresolved[] {
  const of = <K extends ElementSpec['kind'], S>(kind: K, map: Readonly<Record<string, S>> | undefined, part: string) =>
    spellOut(map, ['power', part], report).map((named) => ({ ...named, kind }) as unknown as Unresolved);
  return [
    ...of('intake', spec.intakes, 'intakes'),
    ...of('generator', spec.generators, 'generators'),
    ...of('transformer', spec.transformers, 'transformers'),
    ...of('switchboard', spec.switchboards, 'switchboards'),
    ...of('ups', spec.ups, 'ups'),
    ...of('busway', spec.busways, 'busways'),
    ...of('feed', spec.feeds, 'feeds'),
  ];
}

function sourceNames(draft: Unresolved, known: ReadonlyMap<string, Unresolved>, report: Report): readonly string[] {
  if (draft.kind === 'intake' || draft.kind === 'generator') return [];
  const names = dealt(draft.spec.from, draft, 'from', report);
  return names.flatMap(({ name, path }) =>
    carrierOf(draft, find(name, known, 'power element', path, report), path, report),
  );
}

/** The name of what carries a thing. A generator stands beside what it backs; nothing hangs from it. */
function carrierOf(draft: Unresolved, source: Unresolved | undefined, path: SpecPath, report: Report): string[] {
  if (source === undefined) return [];
  if (source.kind !== 'generator') return [source.id];
  report.add(
    'site/wrong-kind',
    path,
    `${draft.kind} "${draft.id}" cannot hang from generator "${source.id}"`,
    `let the generator say what it carries, as in backs: [${draft.id}]`,
  );
  return [];
}

/** Sources before what hangs from them; what hangs from itself is reported. */
function inOrder(
  drafts: readonly Unresolved[],
  known: ReadonlyMap<string, Unresolved>,
  sourcesOf: ReadonlyMap<string, readonly string[]>,
  report: Report,
): Unresolved[] {
  const ordered: Unresolved[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (draft: Unresolved, trail: readonly string[]): void => {
    const seen = state.get(draft.id);
    if (seen === 'open') {
      const ring = [...trail.slice(trail.indexOf(draft.id)), draft.id];
      report.add(
        'site/power-cycle',
        [...draft.path, 'from'],
        `"${draft.id}" hangs from itself: ${ring.join(' from ')}`,
        'hang one of them from an intake, a transformer or a board of another ring',
      );
    }
    if (seen !== undefined) return;
    state.set(draft.id, 'open');
    // Depth is the depth of the single line, some ten levels; the trail stays short.
    for (const name of sourcesOf.get(draft.id) ?? []) {
      const source = known.get(name);
      if (source !== undefined) visit(source, [...trail, draft.id]);
    }
    state.set(draft.id, 'done');
    ordered.push(draft);
  };
  for (const draft of drafts) visit(draft, []);
  return ordered;
}

function element(draft: Unresolved, sources: readonly PowerElement[], code: ElectricalCodeFacts): PowerElement {
  const first = sources[0];
  const powerFactor = draft.kind === 'intake' ? draft.spec.powerFactor : (first?.powerFactor ?? 1);
  const voltage = voltageOf(draft, first);
  const continuousShare = shareOf(draft, code);
  const rating = ratingOf(draft);
  return {
    ...draft,
    sources,
    backups: [],
    voltage,
    powerFactor,
    continuousShare,
    rating,
    usable: usableOf(rating, voltage, powerFactor, continuousShare),
    inputPerLoad: draft.kind === 'ups' ? 1 / draft.spec.efficiency : 1,
  } as PowerElement;
}

function voltageOf(draft: Unresolved, source: PowerElement | undefined): Voltage | undefined {
  if (draft.kind === 'intake') return draft.spec.voltage;
  if (draft.kind === 'transformer') return draft.spec.secondary;
  return source?.voltage;
}

/** Breakers, boards, busways and transformers follow the code; a contract, a UPS and a generator are rated for duty as they stand. */
function shareOf(draft: Unresolved, code: ElectricalCodeFacts): number {
  switch (draft.kind) {
    case 'intake':
    case 'generator':
    case 'ups':
      return 1;
    case 'transformer':
      return code.continuousShare;
    default:
      return draft.spec.fullRated ? 1 : code.continuousShare;
  }
}

function ratingOf(draft: Unresolved): Power | ApparentPower | Current {
  return draft.kind === 'intake' ? draft.spec.limit : draft.spec.rating;
}

function usableOf(
  rating: Power | ApparentPower | Current,
  voltage: Voltage | undefined,
  powerFactor: number,
  share: number,
): Power {
  switch (rating.dimension) {
    case 'power':
      return (rating as Power).times(share);
    case 'apparentPower':
      return realPower(rating as ApparentPower, powerFactor).times(share);
    case 'current':
      return voltage === undefined
        ? kW(0)
        : realPower(threePhaseApparentPower(rating as Current, voltage), powerFactor).times(share);
  }
}

/** A generator stands beside what it backs; that element keeps its load when every intake is lost. */
function hangGenerators(drafts: readonly Unresolved[], byId: Map<string, PowerElement>, report: Report): void {
  const backupsOf = new Map<string, PowerElement[]>();
  for (const draft of drafts) {
    const generator = byId.get(draft.id);
    if (draft.kind !== 'generator' || generator === undefined) continue;
    for (const { name, path } of dealt(draft.spec.backs, draft, 'backs', report)) {
      const backed = find(name, byId, 'power element', path, report);
      if (backed !== undefined) backupsOf.set(backed.id, [...(backupsOf.get(backed.id) ?? []), generator]);
    }
  }
  for (const [id, backups] of backupsOf) {
    const backed = byId.get(id);
    // The graph is being built: this is the one field that can only be known once all elements stand.
    if (backed !== undefined) (backed as { backups: readonly PowerElement[] }).backups = backups;
  }
}
