import { countBySeverity, type Diagnostic } from '../site/diagnostics/index.ts';
import type { Phase, Site } from '../site/model/index.ts';
import type { Power } from '../site/units/index.ts';
import { recalled } from '../site/view/origins.ts';
import type { Overview } from '../site/view/overview.ts';
import { loadBar } from './load-bar.ts';
import { printBill } from './show-bill.ts';
import { printLedger, printMoves } from './show-conversion.ts';
import { printEnergy } from './show-energy.ts';
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
    `${bold(site.name)}: ${[facts.place, facts.electricalCode.toUpperCase(), when].filter(Boolean).join(', ')}\n${verdict(diagnostics, screen)}`,
    section('power', envelope(view, site, screen) + printSingleLine(site, phase, screen)),
    section('halls', halls(view, screen)),
    section(
      'pools',
      columns(
        view.pools.map(
          (p): Row => [
            p.id,
            `${p.racks} racks`,
            `${p.nodes} nodes`,
            `${p.gpus} GPUs`,
            String(p.power),
            `${p.server}, ${p.use}`,
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
            `${s.racks} racks`,
            String(s.power),
            `${s.rack} a rack${s.liquidShare > 0 ? `, ${Math.round(s.liquidShare * 100)} % to liquid` : ''}, brought by ${s.tenant}`,
          ],
        ),
        ['left', 'right', 'right'],
      ),
    ),
    section('fabrics', view.fabrics.map(fabric).join('')),
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
    section('tenants', columns(view.tenants.map(tenant))),
    section('phases', columns(view.phases.map(step), ['left', 'left', 'right', 'left'])),
    section('moves', site.spec.phases === undefined ? '' : printMoves(view)),
    section('energy', printEnergy(view)),
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
  const used = facility.per(intake);
  return `  ${mega(it)} IT x ${site.spec.site.designPue} + ${mega(miners.plus(minerOverhead))} miners${Number(minerOverhead) > 0 ? ' with fans' : ''} + ${losses} losses = ${mega(facility)} of ${mega(intake)}\n  ${loadBar(used, screen)} of the intake\n\n`;
}

function halls(view: Overview, screen: Terminal): string {
  const heat = view.halls.flatMap((hall) =>
    (['air', 'liquid'] as const).flatMap((medium): Row[] => {
      const { load, usable, machines } = hall[medium];
      if (usable === null && Number(load) === 0) return [];
      return [
        [
          hall.id,
          medium,
          String(load),
          usable === null ? 'no machines' : `${usable.as(load.unit)} of ${machines} machines`,
          usable === null ? '' : loadBar(load.per(usable), screen),
        ],
      ];
    }),
  );
  return `${columns(heat, ['left', 'left', 'right', 'left'])}${columns(view.halls.flatMap(floor))}`;
}

/** How much of the floor the rows take, and how far the farthest rack is from the network core. */
function floor(hall: Overview['halls'][number]): Row[] {
  if (hall.floor === null) return [];
  const { width, length, toCore } = hall.floor;
  const core = toCore === null ? '' : `; cables to the core up to ${toCore}`;
  return [[hall.id, 'floor', `rows and aisles take ${width} x ${length}${core}`]];
}

function fabric(view: Overview['fabrics'][number]): string {
  const { cables } = view;
  const tree = [
    `${view.leaves} leaf`,
    ...(view.spines > 0 ? [`${view.spines} spine`] : []),
    ...(view.cores > 0 ? [`${view.cores} core`] : []),
  ].join(', ');
  return `  ${view.id}  ${view.switch}: ${tree}; ${view.endpoints} endpoints, ${view.units} units, ${view.tiers} tiers\n      links ${cables.nodeToLeaf} node-leaf, ${cables.leafToSpine} leaf-spine, ${cables.spineToCore} spine-core; up to ${view.longestCable}; ${view.power}\n${view.countedAt === 'nameplate' ? '      bound by the nameplate of its power supplies: no draw is published\n' : ''}${printBill(view.bill)}`;
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
      ...view.halls.map((hall) => `${hall.id} ${mega(hall.promised)}${hall.ready === null ? '' : ` by ${hall.ready}`}`),
      ...(view.pkey === null ? [] : [`P_Key ${view.pkey}`]),
    ].join(', '),
  ];
}

function step(view: Overview['phases'][number]): Row {
  const racks = [
    ...view.racks.map((pool) => `${pool.pool} ${pool.racks}`),
    ...view.shells.map((shell) => `${shell.shell} ${shell.racks}`),
  ].join(', ');
  return [
    view.id,
    view.ready ?? '',
    mega(view.facility),
    `${mega(view.margin)} left; racks ${racks}; miners ${view.miners}`,
  ];
}

/** Facility figures read in megawatts. */
function mega(power: Power): string {
  const kilowatts = Number(power) / 1e3;
  return kilowatts >= 1000
    ? `${(kilowatts / 1000).toLocaleString('en-US', { maximumSignificantDigits: 4 })} MW`
    : String(power);
}
