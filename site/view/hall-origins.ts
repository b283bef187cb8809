import { coolingPhysics, evaporation } from '../catalog/building-citations.ts';
import { ashrae } from '../catalog/citations.ts';
import type { Hall, Rejection, Site } from '../model/index.ts';
import { m } from '../units/index.ts';
import { inputsOf, type Origin } from './origin.ts';

/** Where the heat of a hall goes, what moves it, and what the weather takes of it. */
export function hallOrigins(site: Site, hall: Hall): readonly Origin[] {
  const { air, liquid } = hall.spec.cooling;
  const cooling = [...hall.path, 'cooling'];
  return [
    { figure: `${hall.id} draw`, is: `${hall.rows.length} rows: ${hall.draw}`, written: [...hall.path, 'rows'] },
    {
      figure: `${hall.id} liquid`,
      is: `heat to the loop: ${hall.liquid.load}${liquid === undefined ? '' : `; usable ${hall.liquid.machines} - ${liquid.spare} machines x ${liquid.each} = ${hall.liquid.usable}`}`,
      written: [...cooling, 'liquid'],
    },
    {
      figure: `${hall.id} air`,
      is: `the rest, to room air: ${hall.air.load}${air === undefined ? '' : `; usable ${hall.air.machines} - ${air.spare} machines x ${air.each} = ${hall.air.usable}`}`,
      written: [...cooling, 'air'],
    },
    ...(hall.plan === undefined
      ? []
      : [
          {
            figure: `${hall.id} floor`,
            is: `${hall.rows.length} rows, the aisles between them and the ways around: ${hall.plan.needs.width} across and ${hall.plan.needs.length} along the rows`,
            written: [...hall.path, 'layout'],
          },
        ]),
    ...flowOrigins(site, hall),
    ...(hall.facility?.coldestLoop === undefined
      ? []
      : [
          {
            figure: `${hall.id} coldestLoop`,
            is: `facility water of ${hall.facility.supply} + approach of ${hall.facility.approach} = ${hall.facility.coldestLoop}`,
            inputs: inputsOf([...cooling, 'liquid', 'facility'], liquid?.facility ?? {}, [
              'supply',
              'class',
              'approach',
            ]),
            source: ashrae.title,
          },
        ]),
    ...hall.rejections.flatMap((machines) => rejectionOrigins(site, machines)),
  ];
}

function flowOrigins(site: Site, hall: Hall): readonly Origin[] {
  const { air, liquid } = hall.spec.cooling;
  const cooling = [...hall.path, 'cooling'];
  const altitude = inputsOf(['site'], site.spec.site, ['altitude']);
  return [
    ...(hall.air.flow === undefined || air === undefined
      ? []
      : [
          {
            figure: `${hall.id} air flow`,
            is: `${hall.air.load} / (density at ${site.spec.site.altitude ?? m(0)} x heat capacity x ${air.rise}), or what the fans of the servers take where that is more = ${hall.air.flow.needed}`,
            inputs: [...inputsOf([...cooling, 'air'], air, ['rise', 'flow']), ...altitude],
            source: coolingPhysics.title,
          },
        ]),
    ...(hall.liquid.flow === undefined || liquid === undefined || hall.coolant === undefined
      ? []
      : [
          {
            figure: `${hall.id} liquid flow`,
            is: `${hall.liquid.load} x 60 / (${hall.coolant.density} kg/L x ${hall.coolant.specificHeat} kJ/kgK x ${liquid.rise}) of "${hall.coolant.id}" = ${hall.liquid.flow.needed}`,
            inputs: inputsOf([...cooling, 'liquid'], liquid, ['rise', 'flow', 'fluid']),
            source: coolingPhysics.title,
          },
        ]),
  ];
}

function rejectionOrigins(
  site: Site,
  { id, path, spec, airIn, each, load, usable, machines, water }: Rejection,
): readonly Origin[] {
  const weather = inputsOf(['site'], site.spec.site, ['ambient', 'wetBulb', 'altitude']);
  const rated = inputsOf(path, spec, ['each', 'at', 'supply', 'rise', 'saturation']);
  return [
    {
      figure: `${id} each`,
      is: `${spec.each} at ${spec.at}, in air of ${airIn ?? 'no known wet bulb'} = ${each}`,
      inputs: [...rated, ...weather],
      source: coolingPhysics.title,
    },
    {
      figure: `${id} usable`,
      is: `${machines} - ${spec.spare} machines x ${each} = ${usable}, for ${load}`,
      inputs: inputsOf(path, spec, ['units', 'spare']),
    },
    ...(water === undefined
      ? []
      : [
          {
            figure: `${id} water`,
            is: `${load} x what a kWh evaporates = ${water}`,
            inputs: [...inputsOf(path, spec, ['kind', 'water', 'draw'])],
            source: evaporation.title,
          },
        ]),
  ];
}
