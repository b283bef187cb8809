import { CONSTANT_LOAD_SHARE, type ElectricalCodeFacts, TRANSFORMER_SHARE } from '../catalog/index.ts';
import type { SpecPath } from '../diagnostics/index.ts';
import type { PowerSpec } from '../spec/index.ts';
import {
  type ApparentPower,
  type Current,
  kW,
  type Power,
  realPower,
  singlePhaseApparentPower,
  threePhaseApparentPower,
  type Voltage,
} from '../units/index.ts';
import { append } from './append.ts';
import { dealt, find, type Named, refuseDuplicates, spellOut } from './names.ts';
import { circuitVoltage } from './own-unit.ts';
import { type ElementSpec, type Line, lines, type PowerElement, type PowerGraph } from './power-graph.ts';
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
    ...of('transfer-switch', spec.transferSwitches, 'transferSwitches'),
    ...of('pdu', spec.pdus, 'pdus'),
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

/** The name of what carries a thing. A set that stands by stands beside what it backs; nothing hangs from it. */
function carrierOf(draft: Unresolved, source: Unresolved | undefined, path: SpecPath, report: Report): string[] {
  if (source === undefined) return [];
  if (source.kind !== 'generator' || source.spec.runs === 'always') return [source.id];
  report.add(
    'site/wrong-kind',
    path,
    `${draft.kind} "${draft.id}" cannot hang from generator "${source.id}"`,
    `let the generator say what it carries, as in backs: [${draft.id}], or runs: always`,
  );
  return [];
}

/** Sources before what hangs from them; what hangs from itself is reported. Without recursion: a line may be deep. */
function inOrder(
  drafts: readonly Unresolved[],
  known: ReadonlyMap<string, Unresolved>,
  sourcesOf: ReadonlyMap<string, readonly string[]>,
  report: Report,
): Unresolved[] {
  const ordered: Unresolved[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const start of drafts) {
    const trail: { readonly draft: Unresolved; next: number }[] = [];
    const enter = (draft: Unresolved): void => {
      const seen = state.get(draft.id);
      if (seen === 'open') refuseRing(trail, draft, report);
      if (seen !== undefined) return;
      state.set(draft.id, 'open');
      trail.push({ draft, next: 0 });
    };
    enter(start);
    for (let at = trail.at(-1); at !== undefined; at = trail.at(-1)) {
      const name = sourcesOf.get(at.draft.id)?.[at.next++];
      if (name !== undefined) {
        const source = known.get(name);
        if (source !== undefined) enter(source);
        continue;
      }
      state.set(at.draft.id, 'done');
      ordered.push(at.draft);
      trail.pop();
    }
  }
  return ordered;
}

/** Names of a ring that a message shows. */
const RING_SHOWN = 8;

function refuseRing(trail: readonly { readonly draft: Unresolved }[], draft: Unresolved, report: Report): void {
  const ids = trail.map((step) => step.draft.id);
  const ring = [...ids.slice(ids.indexOf(draft.id)), draft.id];
  const shown = ring.length > RING_SHOWN ? [...ring.slice(0, RING_SHOWN - 1), '…', draft.id] : ring;
  report.add(
    'site/power-cycle',
    [...draft.path, 'from'],
    `"${draft.id}" hangs from itself: ${shown.join(' from ')}`,
    'hang one of them from an intake, a transformer or a board of another ring',
  );
}

function element(draft: Unresolved, carriers: readonly PowerElement[], code: ElectricalCodeFacts): PowerElement {
  const first = carriers[0];
  const [sources, backups] =
    draft.kind === 'transfer-switch' ? [carriers.slice(0, 1), carriers.slice(1)] : [carriers, []];
  const powerFactor = powerFactorOf(draft, first);
  const voltage = voltageOf(draft, first);
  const rating = ratingOf(draft);
  const onLines = linesOf(draft);
  const continuousShare = shareOf(draft, powerFactor, code);
  return {
    ...draft,
    sources,
    backups,
    voltage,
    neutral: neutralOf(draft, first),
    lines: onLines,
    powerFactor,
    continuousShare,
    rating,
    usable: usableOf(rating, { voltage, lines: onLines }, powerFactor).times(continuousShare),
    inputPerLoad: draft.kind === 'ups' ? 1 / draft.spec.efficiency : 1,
  } as PowerElement;
}

function powerFactorOf(draft: Unresolved, source: PowerElement | undefined): number {
  const own = draft.kind === 'intake' || draft.kind === 'generator' ? draft.spec.powerFactor : undefined;
  return own ?? source?.powerFactor ?? 1;
}

function voltageOf(draft: Unresolved, source: PowerElement | undefined): Voltage | undefined {
  if (draft.kind === 'intake' || draft.kind === 'generator') return draft.spec.voltage;
  if (draft.kind === 'transformer') return draft.spec.secondary;
  if (draft.kind === 'pdu') return draft.spec.secondary ?? source?.voltage;
  return source?.voltage;
}

/** A wye winding makes a neutral, a delta winding none; without a winding of its own a thing has what its source has. */
function neutralOf(draft: Unresolved, source: PowerElement | undefined): boolean {
  if (draft.kind === 'transformer') return draft.spec.winding !== 'delta';
  if (draft.kind === 'pdu' && draft.spec.secondary !== undefined) return draft.spec.winding !== 'delta';
  return source?.neutral ?? true;
}

/** Circuits of a range that are dealt out take the lines in turn. */
function linesOf(draft: Unresolved): readonly Line[] | undefined {
  if (draft.kind !== 'feed' || draft.spec.lines === undefined) return undefined;
  const line = (at: number): Line => lines[(draft.index + at) % lines.length] ?? 'L1';
  switch (draft.spec.lines) {
    case 'line-to-neutral':
      return [line(0)];
    case 'line-to-line':
      return [line(0), line(1)];
    default:
      return draft.spec.lines.split('-') as Line[];
  }
}

/**
 * Breakers, boards, busways and PDUs follow the code, and a transformer what is usual under each. A contract is rated as it stands, a UPS by its kVA
 * too, and a generator by what its duty and its place leave.
 */
function shareOf(draft: Unresolved, powerFactor: number, code: ElectricalCodeFacts): number {
  switch (draft.kind) {
    case 'intake':
      return 1;
    case 'generator': {
      const { runs, duty, derate } = draft.spec;
      const constant = runs === 'always' && duty !== undefined && duty !== 'standby' ? CONSTANT_LOAD_SHARE[duty] : 1;
      return constant * (derate ?? 1);
    }
    case 'ups': {
      const { apparent, rating } = draft.spec;
      return apparent === undefined ? 1 : Math.min(1, realPower(apparent, powerFactor).per(rating));
    }
    case 'transformer':
      return TRANSFORMER_SHARE;
    default:
      return draft.spec.fullRated ? 1 : code.continuousShare;
  }
}

function ratingOf(draft: Unresolved): Power | ApparentPower | Current {
  return draft.kind === 'intake' ? draft.spec.limit : draft.spec.rating;
}

/** The real power of a nameplate. */
function usableOf(
  rating: Power | ApparentPower | Current,
  circuit: Pick<PowerElement, 'voltage' | 'lines'>,
  powerFactor: number,
): Power {
  switch (rating.dimension) {
    case 'power':
      return rating as Power;
    case 'apparentPower':
      return realPower(rating as ApparentPower, powerFactor);
    case 'current': {
      const voltage = circuitVoltage(circuit);
      if (voltage === undefined) return kW(0);
      const apparent = circuit.lines === undefined ? threePhaseApparentPower : singlePhaseApparentPower;
      return realPower(apparent(rating as Current, voltage), powerFactor);
    }
  }
}

/** A generator stands beside what it backs; that element keeps its load when every intake is lost. */
function hangGenerators(drafts: readonly Unresolved[], byId: Map<string, PowerElement>, report: Report): void {
  const backupsOf = new Map<string, PowerElement[]>();
  for (const draft of drafts) {
    const generator = byId.get(draft.id);
    if (draft.kind !== 'generator' || draft.spec.backs === undefined || generator === undefined) continue;
    for (const { name, path } of dealt(draft.spec.backs, draft, 'backs', report)) {
      const backed = find(name, byId, 'power element', path, report);
      if (backed !== undefined && mayBeBacked(backed, path, report)) append(backupsOf, backed.id, generator);
    }
  }
  for (const [id, backups] of backupsOf) {
    const backed = byId.get(id);
    // The graph is being built: this is the one field that can only be known once all elements stand.
    if (backed !== undefined) (backed as { backups: readonly PowerElement[] }).backups = backups;
  }
}

/** What has a source that can be lost, and no alternate of its own. */
function mayBeBacked(backed: PowerElement, path: SpecPath, report: Report): boolean {
  const { kind, id } = backed;
  if (kind !== 'intake' && kind !== 'generator' && kind !== 'transfer-switch') return true;
  report.add(
    'site/wrong-kind',
    path,
    `a generator cannot back ${kind} "${id}"`,
    kind === 'transfer-switch'
      ? 'let it back a board, and the switch transfer to that board'
      : 'let it back the boards or the UPS below',
  );
  return false;
}
