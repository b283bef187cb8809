import type { MinerFleet, Phase, Site } from '../model/index.ts';
import { kW } from '../units/index.ts';
import { whatOf } from './ledger.ts';
import { asWritten, type Operand, type Origin, publishedBy } from './origin.ts';

/** What the mine has, and what of it is counted. */
export function mineOrigins(site: Site): readonly Origin[] {
  return [
    ...site.fleets.flatMap((fleet): Origin[] => {
      const from = [
        { name: 'count', value: `${fleet.spec.count}`, written: [...fleet.path, 'count'] },
        {
          name: 'one of them',
          value: `${fleet.miner.power}`,
          written: [...fleet.path, 'model'],
          published: publishedBy(fleet.miner, 'power'),
        },
      ];
      const is = `${fleet.spec.count} x ${fleet.miner.power} = ${fleet.draw}`;
      return [
        asWritten(`mine.asics.${fleet.id}.count`, fleet.spec.count, [...fleet.path, 'count']),
        { figure: `mine.asics.${fleet.id}.draw`, is, from },
        { figure: `mine.ledger.${fleet.id}.what`, is: `${whatOf(fleet)}: ${is}`, from },
      ];
    }),
    ...site.leftovers.flatMap((leftover): Origin[] => {
      const what = whatOf(leftover);
      return what === null ? [] : [asWritten(`mine.ledger.${leftover.id}.what`, what, leftover.path)];
    }),
  ];
}

/** The fleets that still stand in a phase. */
export function fleetOperands(phase: Phase): readonly Operand[] {
  return [...phase.standing].map(([fleet, { count }]) => fleetOperand(fleet, count));
}

export function fleetOperand(fleet: MinerFleet, count: number): Operand {
  return {
    name: fleet.id,
    value: `${count} x ${fleet.miner.power.as(kW)}`,
    written: fleet.path,
    published: publishedBy(fleet.miner, 'power'),
  };
}
