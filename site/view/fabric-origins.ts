import { superPodH100 } from '../catalog/citations.ts';
import { type Fabric, railsOf, type Site, switchCountedAt } from '../model/index.ts';
import { kW } from '../units/index.ts';
import { billOrigins, ways } from './bill-origins.ts';
import { asWritten, inputsOf, type Operand, type Origin, publishedBy, sumOf } from './origin.ts';

/** A fat tree, count by count. */
export function fabricOrigins(site: Site): readonly Origin[] {
  return site.fabrics.flatMap((fabric) => {
    const source = [superPodH100.title, superPodH100.url].join(', ');
    return [
      ...unitOrigins(fabric, source),
      ...switchOrigins(fabric, source),
      ...cableOrigins(site, fabric),
      powerOrigin(fabric),
      ...billOrigins(site, fabric),
    ];
  });
}

function unitOrigins(fabric: Fabric, source: string): readonly Origin[] {
  const { id, pools, endpoints, tiers, units, nodesPerUnit, uplinks, taper, leaves, radix } = fabric;
  const at = `fabrics.${id}`;
  const nodes = pools.map(
    (pool): Operand => ({
      name: pool.id,
      value: `${pool.nodes} x ${railsOf(pool)}`,
      written: pool.path,
      figure: `pools.${pool.id}.rails`,
      published: publishedBy(pool.server, 'fabric'),
    }),
  );
  const layout = layoutOf(fabric);
  const taperIs =
    tiers === 1 ? 'one switch has no uplinks: 1' : `${nodesPerUnit} nodes / ${uplinks} uplinks of a leaf = ${taper}`;
  return [
    planesOrigin(fabric),
    sumOf(`${at}.endpoints`, nodes, endpoints),
    {
      figure: `${at}.tiers`,
      is: tiersAre(fabric),
      from: [{ name: 'leaves', value: `${leaves}`, written: fabric.path, figure: `${at}.leaves` }, portsOf(fabric)],
      source,
    },
    {
      figure: `${at}.units`,
      is:
        tiers === 1
          ? `all ${endpoints} ports are on one switch of ${radix}: 1`
          : `nodes of each pool and hall / ${nodesPerUnit} a unit, rounded up, with the managers' places: ${units}`,
      from: [...nodes, ...layout],
      source,
    },
    { figure: `${at}.taper`, is: taperIs, from: layout, source },
  ];
}

function planesOrigin({ id, path, planes, spec }: Fabric): Origin {
  const figure = `fabrics.${id}.planes`;
  if (spec.planes !== undefined) return asWritten(figure, planes, [...path, 'planes']);
  return { figure, is: 'a port is one link: 1', from: [{ name: 'planes', value: 'not said', written: path }] };
}

function switchOrigins(fabric: Fabric, source: string): readonly Origin[] {
  const { id, tiers, units, nodesPerUnit, uplinks, leaves, spines, cores, radix, planes } = fabric;
  const at = `fabrics.${id}`;
  const ports = portsOf(fabric);
  const layout = layoutOf(fabric);
  const ofUnits = { name: 'units', value: `${units}`, written: fabric.path, figure: `${at}.units` };
  const ofLeaves = { name: 'leaves', value: `${leaves}`, written: fabric.path, figure: `${at}.leaves` };
  const across = planes === 1 ? '' : ` in ${planes} planes`;
  const figures = [
    [
      'leaves',
      tiers === 1
        ? `one switch${planes === 1 ? '' : ` of each of ${planes} planes`} holds every port: ${leaves}`
        : `one for each rail of ${units} units of ${nodesPerUnit} nodes${across} = ${leaves}`,
      [ofUnits, ...layout],
    ],
    [
      'spines',
      tiers === 1
        ? 'none, one switch holds every port: 0'
        : tiers === 2
          ? `smallest divisor of ${uplinks} uplinks that is at least ${leaves / planes} leaves x ${uplinks} / ${radix} ports${across} = ${spines}`
          : `${uplinks} for each pod of ${Math.floor(radix / 2)} leaves${across} = ${spines}`,
      [ofLeaves, ...layout],
    ],
    [
      'cores',
      tiers < 3
        ? `none, ${tiers === 1 ? 'one switch is' : 'two levels are'} enough: 0`
        : `pods of ${Math.floor(radix / 2)} spines, cores of ${radix} ports, by the divisor rule${across} = ${cores}`,
      [ofLeaves, ...layout],
    ],
  ] as const;
  return figures.map(([name, is, from]) => ({ figure: `${at}.${name}`, is, from: [...from, ports], source }));
}

function cableOrigins(site: Site, fabric: Fabric): readonly Origin[] {
  const { id, cables, uplinks, leaves, spines, radix, endpoints, longestCable } = fabric;
  const at = `fabrics.${id}`;
  const figure = (name: string, value: number): Operand => ({
    name,
    value: `${value}`,
    written: fabric.path,
    figure: `${at}.${name}`,
  });
  const managers = cables.nodeToLeaf - endpoints;
  return [
    {
      figure: `${at}.cables.nodeToLeaf`,
      is: `${endpoints} ports + ${managers} of managers = ${cables.nodeToLeaf}`,
      from: [figure('endpoints', endpoints), ...inputsOf(fabric.path, fabric.spec, ['manager'])],
    },
    {
      figure: `${at}.cables.leafToSpine`,
      is: `${leaves} leaves x ${uplinks} uplinks = ${cables.leafToSpine}`,
      from: [figure('leaves', leaves), ...layoutOf(fabric)],
    },
    {
      figure: `${at}.cables.spineToCore`,
      is:
        cables.spineToCore === 0
          ? 'none, there are no cores: 0'
          : `${spines} spines x ${Math.floor(radix / 2)} = ${cables.spineToCore}`,
      from: [figure('spines', spines), portsOf(fabric)],
    },
    {
      figure: `${at}.longestCable`,
      is:
        fabric.runs.length === 0
          ? `nothing is joined by it: ${longestCable}`
          : `the longest of ${fabric.runs.reduce((sum, { links }) => sum + links, 0)} links, by the layout of their halls or else by toCore: ${longestCable}`,
      from: ways(site, fabric),
    },
  ];
}

/** What a draw that is no highest one leaves open. */
const countedIs = {
  maxPower: '',
  typicalPower: ', without optics',
  nameplate: ', the nameplate of its power supplies: a bound, since no draw is published',
};

function powerOrigin(fabric: Fabric): Origin {
  const { id, chassis, leaves, spines, cores, switchDraw, switch: model } = fabric;
  const at = `fabrics.${id}`;
  const countedAt = switchCountedAt(fabric);
  const boxes = model.switchesPerChassis === undefined ? '' : `, ${model.switchesPerChassis} in a box`;
  return {
    figure: `${at}.power`,
    is: `${chassis} x ${switchDraw}${boxes} = ${switchDraw.times(chassis).as(kW)}${countedIs[countedAt]}`,
    from: [
      ...(['leaves', 'spines', 'cores'] as const).map((name) => ({
        name,
        value: `${{ leaves, spines, cores }[name]}`,
        written: fabric.path,
        figure: `${at}.${name}`,
      })),
      {
        name: 'a switch',
        value: `${switchDraw}`,
        written: [...fabric.path, 'switch'],
        published: publishedBy(model, countedAt),
      },
    ],
  };
}

function tiersAre({ tiers, leaves, radix, planes }: Fabric): string {
  if (tiers === 1) return `one switch of ${radix} ports holds every port: 1`;
  return tiers === 2
    ? `${leaves / planes} leaves, no more than a spine of ${radix} ports reaches: 2`
    : `${leaves / planes} leaves, more than a spine of ${radix} ports reaches: 3`;
}

function portsOf({ radix, switch: model, path }: Fabric): Operand {
  return {
    name: 'ports of a switch',
    value: `${radix}`,
    written: [...path, 'switch'],
    published: publishedBy(model, 'radix'),
  };
}

/** Nodes and uplinks of a leaf, as they are written or as the taper makes them. */
function layoutOf({ path, spec, nodesPerUnit, uplinks }: Fabric): readonly Operand[] {
  const of = (name: 'nodesPerUnit' | 'uplinks', value: number): Operand => ({
    name: spec[name] === undefined ? `${name}, by the taper` : name,
    value: `${value}`,
    written: [...path, spec[name] === undefined ? 'taper' : name],
  });
  return [of('nodesPerUnit', nodesPerUnit), of('uplinks', uplinks)];
}
