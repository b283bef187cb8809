import { uminersContainers, uptimeTiers } from '../catalog/citations.ts';
import { append } from '../model/append.ts';
import {
  loadFigures,
  type Phase,
  type PowerElement,
  printWay,
  type Reduction,
  rootsOf,
  runsAlways,
  type Site,
  spareOf,
  supplyLimit,
  supportedTier,
  switchCountedAt,
} from '../model/index.ts';
import { kW, type Power } from '../units/index.ts';
import { fleetOperands, overheadOperands } from './mine-origins.ts';
import { alike, asWritten, type Operand, type Origin, publishedBy, sumOf } from './origin.ts';
import { rowOperands } from './row-operands.ts';
import { worstFailure } from './single-line.ts';
import { swingOrigins } from './swing-origins.ts';

/** The figures of the site as a whole, in one of its phases. */
export function powerOrigins(site: Site, phase: Phase): readonly Origin[] {
  return [
    ...envelopeOrigins('power', site, phase),
    ...supplyOrigins(site, phase),
    ...loadFigureOrigins(site, phase),
    ...swingOrigins(site, phase),
    ...failureOrigins(site, phase),
  ];
}

/** What the site draws: `power.facility` of the phase that is shown, `phases.x.facility` of each. */
export function envelopeOrigins(at: string, site: Site, phase: Phase): readonly Origin[] {
  const pue = site.spec.site.designPue;
  const { it, miners, minerOverhead, losses, facility } = phase;
  return [
    sumOf(
      `${at}.it`,
      rowOperands(site, phase.rows, (row) => row.draw.as(kW), 'maxPower'),
      it,
    ),
    sumOf(`${at}.miners`, fleetOperands(phase), miners),
    sumOf(`${at}.minerOverhead`, overheadOperands(phase), minerOverhead, uminersContainers.title),
    {
      figure: `${at}.facility`,
      is: `${it} x ${pue} + ${miners} + ${minerOverhead} + ${losses} = ${facility}`,
      from: [
        { name: 'racks', value: `${it}`, written: ['halls'], figure: `${at}.it` },
        { name: 'design PUE', value: `${pue}`, written: ['site', 'designPue'] },
        { name: 'miners', value: `${miners}`, written: ['mine'], figure: `${at}.miners` },
        { name: 'fans and pumps', value: `${minerOverhead}`, written: ['mine'], figure: `${at}.minerOverhead` },
        { name: 'losses', value: `${losses}`, written: ['power'], ...(at === 'power' && { figure: 'power.losses' }) },
      ],
    },
  ];
}

function supplyOrigins(site: Site, phase: Phase): readonly Origin[] {
  const lossy = site.power.elements.filter(({ inputPerLoad }) => inputPerLoad !== 1);
  const roots = rootsOf(site.power);
  return [
    sumOf(
      'power.losses',
      alike(lossy, (element) => ({
        ...figureOf(element, 'load', phase.loadOf.get(element) ?? kW(0)),
        name: element.id,
        value: `${phase.loadOf.get(element) ?? kW(0)} x (1 / ${Number((1 / element.inputPerLoad).toPrecision(4))} - 1)`,
      })),
      phase.losses,
    ),
    sumOf('power.intake', [...alike(roots, rootOperand), ...spareOperands(roots)], supplyLimit(site.power)),
  ];
}

function rootOperand(root: PowerElement): Operand {
  return { ...figureOf(root, 'usable', root.usable), name: root.id };
}

/** Sets that are held as spare give nothing to what the site may draw. */
function spareOperands(roots: readonly PowerElement[]): readonly Operand[] {
  const sets = new Map<string, PowerElement[]>();
  for (const root of roots.filter(runsAlways)) append(sets, root.path.join('.'), root);
  return [...sets.values()].flatMap((alikes) => {
    const [first] = alikes;
    const spare = spareOf(alikes);
    return first === undefined || spare === 0
      ? []
      : [{ name: 'spare', value: `-${spare} x ${first.usable}`, written: [...first.path, 'spare'] }];
  });
}

function loadFigureOrigins(site: Site, phase: Phase): readonly Origin[] {
  const models = new Map<
    string,
    {
      readonly of: (typeof site.pools)[number]['server'] | (typeof site.fabrics)[number]['switch'];
      readonly countedAt: string;
    }
  >();
  for (const { server } of site.pools) models.set(server.id, { of: server, countedAt: 'maxPower' });
  for (const fabric of site.fabrics)
    models.set(fabric.switch.id, { of: fabric.switch, countedAt: switchCountedAt(fabric) });
  return loadFigures(site, phase).flatMap(({ name, what, count, allocated, typical, nameplate }): Origin[] => {
    const at = `power.loads.${name}`;
    const { of, countedAt = 'draw' } = models.get(name) ?? {};
    const contents = phase.rows.flatMap((row) =>
      row.contents
        .filter((content) => content.name === name && content.what === what)
        .map((content) => ({ row, content })),
    );
    const [first] = contents;
    if (first === undefined) return [];
    const counted: Operand = { name: 'count', value: `${count}`, written: first.content.path, figure: `${at}.count` };
    const times = (figure: string, each: Power, total: Power, field: string, because = ''): Origin => ({
      figure: `${at}.${figure}`,
      is: `${count} x ${each} = ${total}${because}`,
      from: [
        counted,
        {
          name: field,
          value: `${each}`,
          written: first.content.path,
          ...(of === undefined ? {} : { published: publishedBy(of as never, field as never) }),
        },
      ],
    });
    return [
      sumOf(
        `${at}.count`,
        alike(contents, ({ row, content }) => ({ name: row.name, value: `${content.count}`, written: row.path })),
        count,
      ),
      times('allocated', first.content.each.draw, allocated, countedAt),
      ...(typical === undefined ? [] : [times('typical', typical.times(1 / count), typical, 'typicalPower')]),
      ...(nameplate === undefined
        ? []
        : [
            times(
              'nameplate',
              nameplate.times(1 / count),
              nameplate,
              of !== undefined && 'nameplate' in of && of.nameplate !== undefined ? 'nameplate' : 'psus',
              ', and never a load',
            ),
          ]),
    ];
  });
}

function failureOrigins(site: Site, phase: Phase): readonly Origin[] {
  const { tier, because, of } = supportedTier(site, phase);
  const most = worstFailure(phase);
  const claimed = site.spec.site.tier;
  return [
    {
      figure: 'power.tier.supported',
      is: `${tier}${because === undefined ? '' : `: ${because}`}`,
      from: [{ name: of?.id ?? 'the single line', value: tier, written: of?.path ?? ['power'] }],
      source: uptimeTiers.title,
    },
    ...(claimed === undefined ? [] : [asWritten('power.tier.claimed', claimed, ['site', 'tier'])]),
    ...(most === undefined ? [] : worstOrigins(most.element, most.worst.of, most.worst.load)),
    ...phase.outages.map((outage) => countOrigin('outages', outage, 'without any source')),
    ...phase.reductions.flatMap((reduction) => [
      countOrigin('reductions', reduction, 'with fewer power supplies than their full load takes'),
      leftOrigin(reduction),
    ]),
  ];
}

function worstOrigins(element: PowerElement, failed: PowerElement, load: Power): readonly Origin[] {
  const usable = element.usable.as(kW);
  const at = `power.elements.${element.id}.worstFailure`;
  return [
    {
      figure: 'power.worstFailure.load',
      is: `without ${failed.kind} "${failed.id}", ${printWay(element)} carries ${load} of ${usable}: the largest share of all`,
      from: [
        { name: `${element.id} then`, value: `${load}`, written: element.path, figure: `${at}.load` },
        { name: 'lost', value: failed.id, written: failed.path },
      ],
    },
    {
      figure: 'power.worstFailure.usable',
      is: `what ${element.id} carries for hours: ${usable}`,
      from: [figureOf(element, 'usable', usable)],
    },
  ];
}

function countOrigin(part: 'outages' | 'reductions', { of, loads }: Phase['outages'][number], how: string): Origin {
  return {
    figure: `power.${part}.${of.id}.loads`,
    is: `${loads.length} rows, fleets or halls' cooling ${how} when "${of.id}" is lost`,
    from: [
      { name: 'lost', value: of.id, written: of.path },
      ...alike(loads, (load) => ({ name: load.id, value: `${load.draw.as(kW)}`, written: load.path })),
    ],
  };
}

/** The supplies that systems have left, where they are fewest. */
function leftOrigin({ of, left }: Reduction): Origin {
  const fewest = Math.min(...left.values());
  return {
    figure: `power.reductions.${of.id}.left`,
    is: `the fewest that a system has without "${of.id}" = ${fewest}`,
    from: [
      { name: 'lost', value: of.id, written: of.path },
      ...alike(left, ([{ id, path, supplies }, own]) => ({
        name: id,
        value: `${own} of ${supplies?.count}, ${supplies?.required} needed`,
        written: path,
      })),
    ],
  };
}

function figureOf(element: PowerElement, name: 'usable' | 'load', value: Power): Operand {
  return { name, value: `${value}`, written: element.path, figure: `power.elements.${element.id}.${name}` };
}
