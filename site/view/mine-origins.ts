import { type MinerFleet, type Phase, type Site, usualPue } from '../model/index.ts';
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
        pueOrigin(fleet),
        { figure: `mine.ledger.${fleet.id}.what`, is: `${whatOf(fleet)}: ${is}`, from: [...from, pueOperand(fleet)] },
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

/** What fans, pumps and transformers draw beside the fleets that still stand in a phase. */
export function overheadOperands(phase: Phase): readonly Operand[] {
  return [...phase.standing].map(([fleet, { draw }]) => ({
    ...pueOperand(fleet),
    name: fleet.id,
    value: `${draw} x ${Number((fleet.pue - 1).toPrecision(3))}`,
  }));
}

/** What a fleet draws at the intake for what its miners draw: as written, as its container is published, or as is usual. */
export function pueOperand(fleet: MinerFleet): Operand {
  const { id, pue, spec, path, container, miner } = fleet;
  const operand = { name: 'PUE', value: `${pue}`, written: [...path, 'pue'], figure: `mine.asics.${id}.pue` };
  if (spec.pue !== undefined) return operand;
  if (container?.pue !== undefined)
    return { ...operand, written: [...path, 'container'], published: publishedBy(container, 'pue') };
  const usual = usualPue(miner);
  return usual === undefined
    ? operand
    : { ...operand, published: publishedBy(usual, usual.typical === undefined ? 'max' : 'typical') };
}

function pueOrigin(fleet: MinerFleet): Origin {
  const { id, pue, spec, container, miner } = fleet;
  const { figure: _, ...operand } = pueOperand(fleet);
  const whose =
    spec.pue !== undefined
      ? 'as written'
      : container?.pue !== undefined
        ? `as "${container.id}" is published`
        : `as is usual for miners on ${miner.cooling}`;
  return { figure: `mine.asics.${id}.pue`, is: `${pue}, ${whose}`, from: [operand] };
}
