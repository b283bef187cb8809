import { coolingPhysics, evaporation } from '../catalog/building-citations.ts';
import { ashrae } from '../catalog/citations.ts';
import { type Hall, type HallHeat, hasTower, type Rejection, type Site, takes, waterUseOf } from '../model/index.ts';
import { type Flow, kW, m } from '../units/index.ts';
import { inputsOf, type Operand, type Origin, publishedBy } from './origin.ts';

/** What moves the heat of a hall, the coldest loop that it can have, and what the weather takes. */
export function coolingOrigins(site: Site, hall: Hall, heat: HallHeat): readonly Origin[] {
  return [
    ...airFlowOrigins(site, hall, heat),
    ...loopFlowOrigins(hall, heat),
    ...coldestLoopOrigins(hall),
    ...hall.rejections.flatMap((machines) => rejectionOrigins(site, hall, machines)),
  ];
}

function airFlowOrigins(site: Site, hall: Hall, { air: { flow, load, machines } }: HallHeat): readonly Origin[] {
  const { air } = hall.spec.cooling;
  if (flow === undefined || air === undefined) return [];
  const at = `halls.${hall.id}.air`;
  const path = [...hall.path, 'cooling', 'air'];
  return [
    {
      figure: `${at}.flow.needed`,
      is: `${load} / (density at ${site.spec.site.altitude ?? m(0)} x heat capacity x ${air.rise}), or what the fans of the servers take where that is more = ${flow.needed}`,
      from: [
        loadOf(at, hall, load),
        ...inputsOf(path, air, ['rise']),
        ...inputsOf(['site'], site.spec.site, ['altitude']),
      ],
      source: coolingPhysics.title,
    },
    ...usableFlowOrigins(hall, 'air', machines, flow.usable),
  ];
}

function loopFlowOrigins(hall: Hall, { liquid: { flow, load, machines } }: HallHeat): readonly Origin[] {
  const { coolant } = hall;
  const { liquid } = hall.spec.cooling;
  if (flow === undefined || liquid === undefined || coolant === undefined) return [];
  const at = `halls.${hall.id}.liquid`;
  const path = [...hall.path, 'cooling', 'liquid'];
  return [
    {
      figure: `${at}.flow.needed`,
      is: `${load} x 60 / (${coolant.density} kg/L x ${coolant.specificHeat} kJ/kgK x ${liquid.rise}) of "${coolant.id}" = ${flow.needed}`,
      from: [
        loadOf(at, hall, load),
        ...inputsOf(path, liquid, ['rise']),
        {
          name: coolant.id,
          value: `${coolant.density} kg/L, ${coolant.specificHeat} kJ/kgK`,
          written: [...path, 'fluid'],
          published: publishedBy(coolant, 'density'),
        },
      ],
      source: coolingPhysics.title,
    },
    ...usableFlowOrigins(hall, 'liquid', machines, flow.usable),
  ];
}

function loadOf(at: string, hall: Hall, load: unknown): Operand {
  return { name: 'load', value: `${load}`, written: hall.path, figure: `${at}.load` };
}

function usableFlowOrigins(
  hall: Hall,
  medium: 'air' | 'liquid',
  machines: number,
  usable: Flow | undefined,
): readonly Origin[] {
  const spec = hall.spec.cooling[medium];
  if (usable === undefined || spec === undefined) return [];
  const path = [...hall.path, 'cooling', medium];
  return [
    {
      figure: `halls.${hall.id}.${medium}.flow.usable`,
      is: `(${machines} - ${spec.spare} spare) x ${spec.flow} = ${usable}`,
      from: [
        { name: 'units', value: `${machines}`, written: [...path, 'units'] },
        { name: 'spare', value: `${spec.spare}`, written: [...path, 'spare'] },
        ...inputsOf(path, spec, ['flow']),
      ],
    },
  ];
}

function coldestLoopOrigins({ id, path, spec, facility }: Hall): readonly Origin[] {
  if (facility?.coldestLoop === undefined) return [];
  const { supply, approach, coldestLoop } = facility;
  const said = spec.cooling.liquid?.facility ?? {};
  return [
    {
      figure: `halls.${id}.coldestLoop`,
      is: `facility water of ${supply} + approach of ${approach} = ${coldestLoop}`,
      from: inputsOf([...path, 'cooling', 'liquid', 'facility'], said, ['supply', 'class', 'approach']),
      source: ashrae.title,
    },
  ];
}

function rejectionOrigins(site: Site, hall: Hall, rejection: Rejection): readonly Origin[] {
  const { id, path, spec, airIn, each, load, usable, machines, water } = rejection;
  const at = `halls.${hall.id}.rejections.${id}`;
  const rated = inputsOf(path, spec, ['each', 'at', 'supply', 'rise', 'saturation']);
  const ofLoad: Operand = { name: 'load', value: `${load}`, written: path, figure: `${at}.load` };
  return [
    ...airInOrigins(at, site, rejection),
    {
      figure: `${at}.each`,
      is: `${spec.each} at ${spec.at}, in air of ${airIn ?? 'no known wet bulb'} = ${each}`,
      from: [...rated, ...weatherOf(site)],
      source: coolingPhysics.title,
    },
    loadOrigin(at, site, hall, rejection),
    {
      figure: `${at}.usable`,
      is: `(${machines} - ${spec.spare} spare) x ${each} = ${usable}, for ${load}`,
      from: [
        { name: 'units', value: `${machines}`, written: [...path, 'units'] },
        { name: 'spare', value: `${spec.spare}`, written: [...path, 'spare'] },
        { name: 'each', value: `${each}`, written: [...path, 'each'], figure: `${at}.each` },
        ofLoad,
      ],
    },
    ...(water === undefined
      ? []
      : [
          {
            figure: `${at}.water`,
            is: `${load} x ${waterUseOf(spec)} that a kWh evaporates = ${water}`,
            from: [ofLoad, ...inputsOf(path, spec, ['kind', 'water', 'draw'])],
            source: evaporation.title,
          },
        ]),
  ];
}

function weatherOf(site: Site): readonly Operand[] {
  return inputsOf(['site'], site.spec.site, ['ambient', 'wetBulb', 'altitude']);
}

/** The air that machines draw at the design hour. */
function airInOrigins(at: string, site: Site, { path, spec, airIn }: Rejection): readonly Origin[] {
  if (airIn === undefined) return [];
  const { ambient, wetBulb } = site.spec.site;
  const figure = `${at}.airIn`;
  const kind = inputsOf(path, spec, ['kind', 'saturation']);
  if (spec.kind === 'adiabatic')
    return [
      {
        figure,
        is: `${ambient}, and ${spec.saturation ?? 0} of the way to a wet bulb of ${wetBulb} = ${airIn}`,
        from: [...inputsOf(['site'], site.spec.site, ['ambient', 'wetBulb']), ...kind],
      },
    ];
  const bulb = hasTower(spec) ? 'wetBulb' : 'ambient';
  const is = `${airIn}, the ${hasTower(spec) ? 'wet' : 'dry'} bulb of the design hour`;
  return [{ figure, is, from: [...inputsOf(['site'], site.spec.site, [bulb]), ...kind] }];
}

/** Machines that take the same heat share it by what they carry. */
function loadOrigin(at: string, site: Site, hall: Hall, { spec, path, load }: Rejection): Origin {
  const media = (['air', 'liquid'] as const).filter((medium) => takes(spec, medium));
  return {
    figure: `${at}.load`,
    is: `its part of the heat to ${media.map((medium) => (medium === 'air' ? 'room air' : 'the loop')).join(' and ')}, in the phase with most of it = ${load}`,
    from: [
      { name: 'takes', value: spec.takes, written: [...path, 'takes'] },
      ...site.phases.flatMap((phase) =>
        media.map((medium) => ({
          name: `${medium} in ${phase.id}`,
          value: `${phase.heatOf.get(hall.id)?.[medium].load ?? kW(0)}`,
          written: phase.path,
        })),
      ),
    ],
  };
}
