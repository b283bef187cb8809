import { type Hall, type HeatBalance, longestToCore, type MinerFleet, type Phase, type Site } from '../model/index.ts';
import { kW } from '../units/index.ts';
import { coolingOrigins } from './cooling-origins.ts';
import { fleetOperand } from './mine-origins.ts';
import { alike, inputsOf, type Operand, type Origin, sumOf } from './origin.ts';
import { rowOperands } from './row-operands.ts';

/** What works in a hall in a phase, where its heat goes, and what carries it. */
export function hallOrigins(site: Site, phase: Phase): readonly Origin[] {
  return site.halls.flatMap((hall): readonly Origin[] => {
    const at = `halls.${hall.id}`;
    const rows = phase.rows.filter((row) => row.hallId === hall.id);
    const heat = phase.heatOf.get(hall.id) ?? hall;
    const miners = fleetsIn(hall, phase);
    return [
      sumOf(
        `${at}.racks`,
        rowOperands(site, rows, (row) => row.racks),
        rows.reduce((sum, row) => sum + row.racks, 0),
      ),
      sumOf(
        `${at}.draw`,
        rowOperands(site, rows, (row) => row.draw.as(kW), 'maxPower'),
        rows.reduce((sum, row) => sum.plus(row.draw), kW(0)),
      ),
      sumOf(
        `${at}.air.load`,
        [
          ...rowOperands(site, rows, (row) => row.draw.minus(row.liquidHeat).as(kW), 'liquidShare'),
          ...miners
            .filter(([fleet]) => fleet.miner.cooling === 'air')
            .map(([fleet, count]) => fleetOperand(fleet, count)),
        ],
        heat.air.load,
      ),
      sumOf(
        `${at}.liquid.load`,
        [
          ...rowOperands(site, rows, (row) => row.liquidHeat.as(kW), 'liquidShare'),
          ...miners
            .filter(([fleet]) => fleet.miner.cooling !== 'air')
            .map(([fleet, count]) => fleetOperand(fleet, count)),
        ],
        heat.liquid.load,
      ),
      ...machineOrigins(hall, 'air', heat.air),
      ...machineOrigins(hall, 'liquid', heat.liquid),
      ...floorOrigins(hall),
      ...coolingOrigins(site, hall, heat),
    ];
  });
}

/** Miners whose heat a hall takes in a phase, and how many of each fleet. */
function fleetsIn(hall: Hall, phase: Phase): readonly (readonly [MinerFleet, number])[] {
  return [...phase.standing].flatMap(([fleet, { count }]) =>
    fleet.hallId === hall.id ? [[fleet, count] as const] : [],
  );
}

function machineOrigins(hall: Hall, medium: 'air' | 'liquid', { usable, machines }: HeatBalance): readonly Origin[] {
  const at = `halls.${hall.id}.${medium}`;
  const path = [...hall.path, 'cooling', medium];
  const spec = hall.spec.cooling[medium];
  if (spec === undefined || usable === undefined)
    return [
      {
        figure: `${at}.machines`,
        is: 'none are written: 0',
        from: [{ name: 'machines', value: '0', written: [...hall.path, 'cooling'] }],
      },
    ];
  const operand = (name: 'units' | 'spare' | 'each', value: unknown): Operand => ({
    name,
    value: `${value}`,
    written: [...path, name],
  });
  return [
    { figure: `${at}.machines`, is: `${machines} of ${spec.units}`, from: [operand('units', machines)] },
    {
      figure: `${at}.usable`,
      is: `(${machines} - ${spec.spare} spare) x ${spec.each} = ${usable}`,
      from: [operand('units', machines), operand('spare', spec.spare), operand('each', spec.each)],
    },
  ];
}

/** What the rows take of the floor, and the way from the farthest rack to the network core. */
function floorOrigins(hall: Hall): readonly Origin[] {
  const { layout } = hall.spec;
  if (hall.plan === undefined || layout === undefined) return [];
  const at = `halls.${hall.id}.floor`;
  const path = [...hall.path, 'layout'];
  const { width, length } = hall.plan.needs;
  const rows = alike(hall.rows, (row): Operand => {
    const position = hall.plan?.places.get(row.name)?.position;
    return {
      name: row.name,
      value: `${row.racks} racks of ${position?.width} x ${position?.depth}`,
      written: row.path,
    };
  });
  const aisles = inputsOf([...path, 'aisles'], layout.aisles, ['cold', 'hot']);
  const ways = inputsOf(path, layout, ['walls', 'abreast', 'across', 'position']);
  const core = longestToCore(hall);
  return [
    {
      figure: `${at}.width`,
      is: `rows and the aisles between them, with the ways along the walls: ${width}`,
      from: [...rows, ...aisles, ...ways],
    },
    {
      figure: `${at}.length`,
      is: `the longest line of rows, with the ways at its ends: ${length}`,
      from: [...rows, ...ways],
    },
    ...(core === undefined
      ? []
      : [
          {
            figure: `${at}.toCore`,
            is: `along the rows and across them from ${core.from.row.name} to ${core.to.row.name}, with the drops and the reserve: ${core.length}`,
            from: [
              { name: 'from', value: core.from.row.name, written: core.from.row.path },
              { name: 'to', value: core.to.row.name, written: core.to.row.path },
              ...inputsOf([...path, 'cables'], layout.cables ?? {}, ['drop', 'slack']),
            ],
          },
        ]),
  ];
}
