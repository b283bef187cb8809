import { countBySeverity, type Diagnostic } from '../site/diagnostics/index.ts';
import type { Phase, Site } from '../site/model/index.ts';
import { recalled } from '../site/view/origins.ts';
import type { Overview } from '../site/view/overview.ts';
import { alikeRows } from './alike-rows.ts';
import { counted } from './counted.ts';
import { loadBar } from './load-bar.ts';
import { mega } from './mega.ts';
import { billLines } from './show-bill.ts';
import { printLedger, printMoves } from './show-conversion.ts';
import { printEarnings, printEnergy } from './show-energy.ts';
import { printMonitoring } from './show-monitoring.ts';
import { printReliability } from './show-reliability.ts';
import { printSingleLine } from './show-single-line.ts';
import { columns } from './table.ts';
import type { Terminal } from './terminal.ts';

type Row = readonly string[];

/** A site on one screen or two, what matters most first. */
export function printOverview(
  site: Site,
  phase: Phase,
  view: Overview,
  diagnostics: readonly Diagnostic[],
  screen: Terminal,
): string {
  const { bold, dim } = screen.paint;
  const section = (title: string, text: string): string => (text === '' ? '' : `${bold(title)}\n${text}`);
  const { site: facts } = site.spec;
  const when = phase.ready === undefined ? phase.id : `${phase.id} (${phase.ready})`;
  const parts = [
    `${title(site.name, facts.place, [facts.electricalCode.toUpperCase(), when].join(', '), screen)}\n${verdict(diagnostics, screen)}`,
    section('power', envelope(view, site, screen) + printSingleLine(site, phase, screen)),
    section('halls', halls(view, screen)),
    section(
      'pools',
      columns(
        view.pools.map(
          (p): Row => [
            p.id,
            counted(p.racks, 'rack'),
            counted(p.nodes, 'node'),
            counted(p.gpus, 'GPU'),
            mega(p.power),
            `${p.server}, ${p.use}${p.listed === null ? '' : `, ${counted(p.listed, 'host')} listed`}`,
          ],
        ),
        ['left', 'right', 'right', 'right', 'right'],
      ),
    ),
    section(
      'shells',
      columns(
        view.shells.map(
          (s): Row => [
            s.id,
            counted(s.racks, 'rack'),
            mega(s.power),
            `${s.rack} a rack${s.liquidShare > 0 ? `, ${Math.round(s.liquidShare * 100)} % to liquid` : ''}, brought by ${s.tenant}`,
          ],
        ),
        ['left', 'right', 'right'],
      ),
    ),
    section('fabrics', columns(view.fabrics.flatMap(fabric))),
    section(
      'storage',
      columns(
        view.storage.map(
          (s): Row => [
            s.id,
            s.kind,
            s.pools.length > 0 ? `on ${s.pools.join(', ')}` : `${s.capacity}, ${s.write} write`,
          ],
        ),
      ),
    ),
    section('reliability', printReliability(view)),
    section('monitoring', printMonitoring(view)),
    section('tenants', columns(view.tenants.map(tenant))),
    section('phases', columns(view.phases.map(step), ['left', 'left', 'right', 'left'])),
    section('moves', site.spec.phases === undefined ? '' : printMoves(view)),
    section('energy', printEnergy(view)),
    section('what a MWh earns', printEarnings(view)),
    section('mine', printLedger(view)),
    section(
      'assumed, not published',
      columns(view.assumptions.map((a): Row => [a.of, a.because].map((cell) => dim(cell)))),
    ),
    section('waived', columns(view.waivers.map((w): Row => [w.code, w.of, `${w.because} (until ${w.until})`]))),
    section('from memory: check the vendor page', columns(recalled(site).map((r): Row => [r.id, r.fields.join(', ')]))),
  ];
  return `${parts.filter((part) => part !== '').join('\n')}`;
}

/** On one line, or with a place that is too long for it on a second. */
function title(name: string, place: string | undefined, rest: string, { paint, width }: Terminal): string {
  const line = [place, rest].filter(Boolean).join(', ');
  return name.length + line.length + 2 <= width
    ? `${paint.bold(name)}: ${line}`
    : `${paint.bold(name)}: ${rest}\n${place}`;
}

function verdict(diagnostics: readonly Diagnostic[], { paint }: Terminal): string {
  const count = countBySeverity(diagnostics);
  if (count.error > 0)
    return `${paint.red(`${count.error} errors`)}, ${count.warning} warnings: \`afterhash check\` says which\n`;
  return count.warning > 0
    ? `${paint.yellow(`${count.warning} warnings`)}, no error\n`
    : `${paint.green('every check holds')}\n`;
}

function envelope(view: Overview, site: Site, screen: Terminal): string {
  const { it, miners, minerOverhead, losses, facility, intake } = view.power;
  const withFans = Number(minerOverhead) > 0 ? ' with fans' : '';
  const parts = [
    `${mega(it)} IT x ${site.spec.site.designPue}`,
    ...(Number(miners) === 0 ? [] : [`${mega(miners.plus(minerOverhead))} miners${withFans}`]),
    ...(Number(losses) === 0 ? [] : [`${mega(losses)} losses`]),
  ];
  const sum = columns([[`${parts.join(' + ')} = ${mega(facility)} of ${mega(intake)}`]]);
  return `${sum}  ${loadBar(facility.per(intake), screen)} of the intake\n\n`;
}

function halls(view: Overview, screen: Terminal): string {
  const heat = alikeRows(
    view.halls.flatMap((hall) =>
      (['air', 'liquid'] as const).flatMap((medium): Row[] => {
        const { load, usable, machines } = hall[medium];
        if (usable === null && Number(load) === 0) return [];
        return [
          [
            hall.id,
            medium,
            String(load),
            usable === null ? 'no machines' : `${usable.as(load.unit)} of ${counted(machines, 'machine')}`,
            usable === null ? '' : loadBar(load.per(usable), screen),
          ],
        ];
      }),
    ),
    0,
  );
  return `${columns(heat, ['left', 'left', 'right', 'left'])}${columns(alikeRows(view.halls.flatMap(floor), 0))}`;
}

/** How much of the floor the rows take, and how far the farthest rack is from the network core. */
function floor(hall: Overview['halls'][number]): Row[] {
  if (hall.floor === null) return [];
  const { width, length, toCore } = hall.floor;
  const core = toCore === null ? '' : `; cables to the core up to ${toCore}`;
  return [[hall.id, 'floor', `rows and aisles take ${width} x ${length}${core}`]];
}

/** A fat tree: its switches, what hangs on them, and its cables. */
function fabric(view: Overview['fabrics'][number]): readonly Row[] {
  const { cables } = view;
  const tree = [
    counted(view.leaves, 'leaf', 'leaves'),
    ...(view.spines > 0 ? [counted(view.spines, 'spine')] : []),
    ...(view.cores > 0 ? [counted(view.cores, 'core')] : []),
  ].join(', ');
  const links = [
    `${cables.nodeToLeaf} node-leaf`,
    ...(cables.leafToSpine > 0 ? [`${cables.leafToSpine} leaf-spine`] : []),
    ...(cables.spineToCore > 0 ? [`${cables.spineToCore} spine-core`] : []),
  ].join(', ');
  return [
    [view.id, `${view.switch}: ${tree}; ${view.power}`],
    ...(view.planes > 1 ? [['', `in ${view.planes} planes${joined(view.planesJoined)}`]] : []),
    ...(view.countedAt === 'nameplate'
      ? [['', 'bound by the nameplate of its power supplies: no draw is published']]
      : []),
    ['', `${counted(view.endpoints, 'endpoint')}, ${counted(view.units, 'unit')}, ${counted(view.tiers, 'tier')}`],
    ['', `links ${links}; up to ${view.longestCable}`],
    ...billLines(view.bill).map((line) => ['', line]),
  ];
}

function joined(by: Overview['fabrics'][number]['planesJoined']): string {
  return by === null ? '' : `, joined ${by.replace('-', ' ')}`;
}

function tenant(view: Overview['tenants'][number]): Row {
  const contract =
    view.critical !== null
      ? `critical ${mega(view.promised ?? view.critical)}`
      : view.firm === null
        ? view.flexible
          ? 'flexible'
          : 'not firm'
        : `firm ${view.firm}`;
  const parts = view.pools.map(
    (pool) => `${pool.id} ${pool.gpus} GPUs${pool.borrows > 0 ? ` (borrows ${pool.borrows})` : ''}`,
  );
  return [
    view.id,
    view.isolation,
    contract,
    [
      ...parts,
      ...alikeRows(
        view.halls.map((hall) => [hall.id, `${mega(hall.promised)}${hall.ready === null ? '' : ` by ${hall.ready}`}`]),
        0,
      ).map((cells) => cells.join(' ')),
      ...(view.pkey === null ? [] : [`P_Key ${view.pkey}`]),
    ].join(', '),
  ];
}

function step(view: Overview['phases'][number]): Row {
  const racks = [...view.racks, ...view.shells]
    .filter((one) => one.racks > 0)
    .map((one) => `${one.id} ${one.racks}`)
    .join(', ');
  const parts = [
    `${mega(view.margin)} left`,
    ...(racks === '' ? [] : [`racks ${racks}`]),
    ...(Number(view.miners) === 0 ? [] : [`miners ${mega(view.miners)}`]),
  ];
  return [view.id, view.ready ?? '', mega(view.facility), parts.join('; ')];
}
