import { type Phase, type Site, supplyLimit } from '../model/index.ts';
import { kW, type Power, sum } from '../units/index.ts';
import { type Moves, movedId, movesOf } from './moves.ts';
import { alike, type Operand, type Origin, publishedBy, sumOf } from './origin.ts';
import { racksOrigin } from './pool-origins.ts';
import { envelopeOrigins } from './power-origins.ts';
import { rowOperands } from './row-operands.ts';
import { rungId } from './rung-id.ts';

/** Each step of the conversion: what stands then, what it draws, and what came and went. */
export function phaseOrigins(site: Site): readonly Origin[] {
  return movesOf(site).flatMap((moves) => {
    const { phase } = moves;
    const at = `phases.${phase.id}`;
    const limit = supplyLimit(site.power);
    return [
      ...site.pools.map((pool) => racksOrigin(site, pool, phase, `${at}.racks.${pool.id}.racks`)),
      ...site.shells.map((shell) => racksOrigin(site, shell, phase, `${at}.shells.${shell.id}.racks`)),
      ...envelopeOrigins(at, site, phase),
      {
        figure: `${at}.margin`,
        is: `${limit} - ${phase.facility.like(limit)} = ${limit.minus(phase.facility)}`,
        from: [
          { name: 'intake', value: `${limit}`, written: ['power'], figure: 'power.intake' },
          { name: 'facility', value: `${phase.facility}`, written: phase.path, figure: `${at}.facility` },
        ],
      },
      ...moveOrigins(at, site, moves),
      sheddableOrigin(at, site, phase),
    ];
  });
}

function moveOrigins(at: string, site: Site, { racksIn, minersOut, freed, taken, phase }: Moves): readonly Origin[] {
  const pue = site.spec.site.designPue;
  const inAll = sum(
    kW(0),
    racksIn.map(({ power }) => power),
  );
  const pueOf = new Map(site.fleets.map((fleet) => [fleet.id, fleet.pue]));
  const outOperands = minersOut.map(
    (out): Operand => ({
      name: movedId(out),
      value: withPue(out.power, pueOf.get(out.fleet) ?? 1),
      written: ['mine', 'asics', out.fleet],
      figure: `${at}.moves.minersOut.${movedId(out)}.power`,
    }),
  );
  return [
    ...racksIn.flatMap((moved) => {
      const figure = `${at}.moves.racksIn.${movedId(moved)}`;
      return [
        sumOf(
          `${figure}.racks`,
          rowOperands(site, moved.rows, (row) => row.racks),
          moved.racks,
        ),
        sumOf(
          `${figure}.power`,
          rowOperands(site, moved.rows, (row) => row.draw.as(kW), 'maxPower'),
          moved.power,
        ),
      ];
    }),
    ...site.fleets.flatMap((fleet) =>
      minersOut
        .filter((out) => out.fleet === fleet.id)
        .flatMap((out): Origin[] => {
          const figure = `${at}.moves.minersOut.${movedId(out)}`;
          const from: Operand[] = [
            {
              name: 'removed',
              value: `${out.count}`,
              // Without phases a fleet says itself that it goes.
              written: phase.spec === undefined ? [...fleet.path, 'fate'] : [...phase.path, 'removes'],
            },
            { name: 'of the fleet', value: `${fleet.spec.count}`, written: [...fleet.path, 'count'] },
          ];
          const each = {
            name: 'one of them',
            value: `${fleet.miner.power}`,
            written: [...fleet.path, 'model'],
            published: publishedBy(fleet.miner, 'power'),
          };
          return [
            { figure: `${figure}.count`, is: `${out.count} of ${fleet.spec.count} go with "${phase.id}"`, from },
            {
              figure: `${figure}.power`,
              is: `${out.count} x ${fleet.miner.power} = ${out.power}`,
              from: [...from.slice(0, 1), each],
            },
          ];
        }),
    ),
    sumOf(`${at}.moves.freed`, outOperands, freed),
    {
      figure: `${at}.moves.taken`,
      is: `${inAll} of racks x ${pue} = ${taken}`,
      from: [
        ...alike(racksIn, (moved) => ({
          name: movedId(moved),
          value: `${moved.power}`,
          written: phase.path,
          figure: `${at}.moves.racksIn.${movedId(moved)}.power`,
        })),
        { name: 'design PUE', value: `${pue}`, written: ['site', 'designPue'] },
      ],
    },
  ];
}

function sheddableOrigin(at: string, site: Site, phase: Phase): Origin {
  const rungs = site.ladder.map((rung) => ({ rung, shed: rung.shedIn(phase) }));
  return sumOf(
    `${at}.sheddable`,
    rungs.map(({ rung, shed }) => ({
      name: rung.name,
      value: `${shed}`,
      written: rung.path,
      figure: `energy.ladder.${rungId(rung)}.shed`,
    })),
    sum(
      kW(0),
      rungs.map(({ shed }) => shed),
    ),
  );
}

function withPue(power: Power, pue: number): string {
  return pue === 1 ? `${power}` : `${power} x ${pue}`;
}
