import { phoenixFlexibility } from '../catalog/citations.ts';
import { minerControl } from '../catalog/index.ts';
import {
  CAPPED_SHARE,
  CAPS_IN,
  MINERS_STOP_IN,
  mayPromise,
  offerOf,
  PAUSES_IN,
  type Phase,
  type Programme,
  type ShedStep,
  type Site,
  shedPlan,
} from '../model/index.ts';
import { kW, sum } from '../units/index.ts';
import { earningOrigins } from './earning-origins.ts';
import { pueOperand } from './mine-origins.ts';
import { asWritten, type Operand, type Origin, publishedBy, sumOf } from './origin.ts';
import { promisesOf } from './promises.ts';
import { rungId } from './rung-id.ts';

/** The floor, the programmes and what answers them, and what a MWh earns. */
export function energyOrigins(site: Site, phase: Phase): readonly Origin[] {
  const floor = site.spec.energy?.floor;
  return [
    ...(floor === undefined ? [] : [asWritten('energy.floor', floor, ['energy', 'floor'])]),
    ...site.programmes.flatMap((programme) => programmeOrigins(site, programme, phase)),
    ...site.ladder.flatMap((rung) => rungOrigins(`energy.ladder.${rungId(rung)}`, site, rung, phase)),
    ...promiseOrigins(site, phase),
    ...earningOrigins(site),
  ];
}

function programmeOrigins(site: Site, programme: Programme, phase: Phase): readonly Origin[] {
  const { id, spec, path } = programme;
  const at = `energy.programmes.${id}`;
  const { called, inTime } = shedPlan(site, programme, phase);
  return [
    ...(['depth', 'notice', 'ramp', 'duration', 'events', 'penalty'] as const).flatMap((field) =>
      spec[field] === undefined ? [] : [asWritten(`${at}.${field}`, spec[field], [...path, field])],
    ),
    sumOf(
      `${at}.offer`,
      inTime.map(({ step, shed }) => rungOperand(step, shed)),
      offerOf(inTime).like(spec.depth),
    ),
    ...called.map(({ step }) => ({ ...shedOrigin(site, step, phase), figure: `${at}.called.${rungId(step)}.shed` })),
  ];
}

function rungOperand(rung: ShedStep, shed: unknown): Operand {
  return { name: rung.name, value: `${shed}`, written: rung.path, figure: `energy.ladder.${rungId(rung)}.shed` };
}

function rungOrigins(at: string, site: Site, rung: ShedStep, phase: Phase): readonly Origin[] {
  return [
    { ...shedOrigin(site, rung, phase), figure: `${at}.shed` },
    { ...takesOrigin(rung), figure: `${at}.takes` },
  ];
}

type Unnamed = Omit<Origin, 'figure'>;

function shedOrigin(site: Site, rung: ShedStep, phase: Phase): Unnamed {
  const { fleet, claim, perRack, by } = rung;
  const shed = rung.shedIn(phase);
  if (fleet !== undefined) {
    const count = phase.standing.get(fleet)?.count ?? 0;
    return {
      is: `${count} miners of ${fleet.miner.power}${fleet.pue === 1 ? '' : ` x ${fleet.pue}`} = ${shed}`,
      from: [
        { name: `miners in ${phase.id}`, value: `${count}`, written: [...fleet.path, 'count'] },
        {
          name: 'one of them',
          value: `${fleet.miner.power}`,
          written: [...fleet.path, 'model'],
          published: publishedBy(fleet.miner, 'power'),
        },
        ...(fleet.pue === 1 ? [] : [pueOperand(fleet)]),
      ],
    };
  }
  const pue = site.spec.site.designPue;
  const racks = Number(rung.racksIn(phase).toPrecision(6));
  const pool = claim?.claim.pool;
  return {
    is: `${racks} racks x ${perRack} x ${pue} = ${shed}`,
    from: [
      { name: `racks in ${phase.id}`, value: `${racks}`, written: claim?.claim.path ?? rung.path },
      {
        name: `${by} of a rack of ${pool?.rackDraw}`,
        value: `${perRack}`,
        written: rung.path,
        figure: `pools.${pool?.id}.rack`,
      },
      ...(by === 'cap'
        ? [{ name: 'share that a cap gives', value: `${CAPPED_SHARE}`, written: rung.path, published: flexibility }]
        : [
            {
              name: pool?.spec.idle === undefined ? 'idle draw, as nobody says one' : 'idle draw',
              value: `${pool?.spec.idle ?? pool?.rackDraw}`,
              written: [...(pool?.path ?? []), 'idle'],
            },
          ]),
      { name: 'design PUE', value: `${pue}`, written: ['site', 'designPue'] },
    ],
  };
}

/** What a quarter less, and thirty seconds for it, rest on. */
const flexibility = {
  of: 'flexible GPUs',
  by: [phoenixFlexibility.title, phoenixFlexibility.url, phoenixFlexibility.date].filter(Boolean).join(', '),
};

function takesOrigin({ fleet, claim, by, takes, path }: ShedStep): Unnamed {
  if (fleet !== undefined) {
    const stopsIn = fleet.spec.stopsIn;
    return stopsIn === undefined
      ? {
          is: `${takes}, as a miner sleeps or restarts`,
          from: [
            {
              name: 'nothing is written',
              value: `${MINERS_STOP_IN}`,
              written: path,
              published: publishedBy({ ...minerControl, id: 'miner control' }, 'resumesAfter'),
            },
          ],
        }
      : {
          is: `${stopsIn}, as written`,
          from: [{ name: 'stopsIn', value: `${stopsIn}`, written: [...fleet.path, 'stopsIn'] }],
        };
  }
  const tenant = claim?.tenant;
  const notice = tenant?.spec.contract.notice;
  const own = by === 'cap' ? CAPS_IN : PAUSES_IN;
  const from: Operand[] = [
    ...(by === 'cap' ? [{ name: 'a cap takes', value: `${CAPS_IN}`, written: path, published: flexibility }] : []),
    ...(notice === undefined
      ? [{ name: 'no notice is promised', value: `${own}`, written: tenant?.path ?? path }]
      : [{ name: 'notice', value: `${notice}`, written: [...(tenant?.path ?? path), 'contract', 'notice'] }]),
  ];
  return {
    is: `${by === 'cap' ? 'the longer of a cap and the notice' : 'the notice, which a checkpoint has to fit'}: ${takes}`,
    from,
  };
}

function promiseOrigins(site: Site, phase: Phase): readonly Origin[] {
  const facility = { name: 'facility', value: `${phase.facility}`, written: phase.path, figure: 'power.facility' };
  const floor = {
    name: 'floor',
    value: `${site.spec.energy?.floor ?? kW(0)}`,
    written: ['energy', 'floor'],
    figure: 'energy.floor',
  };
  return promisesOf(site, phase).flatMap(({ id, within, now, always, worst }): Origin[] => {
    const at = `energy.promises.${id}`;
    const rungs = site.ladder.filter((rung) => rung.takes <= within && (rung.claim?.tenant.flexible ?? true));
    const all = sum(
      kW(0),
      rungs.map((rung) => rung.shedIn(phase)),
    );
    return [
      {
        figure: `${at}.within`,
        is: `${within}: the time in which the next rung has answered`,
        from: site.ladder
          .filter((rung) => Number(rung.takes) === Number(within))
          .map((rung) => ({
            name: rung.name,
            value: `${rung.takes}`,
            written: rung.path,
            figure: `energy.ladder.${rungId(rung)}.takes`,
          })),
      },
      {
        figure: `${at}.now`,
        is: `${all} of the rungs in time, and no more than stands above the floor: ${now}`,
        from: [...rungs.map((rung) => rungOperand(rung, rung.shedIn(phase))), facility, floor],
      },
      {
        figure: `${at}.always`,
        is: `the least of all phases, in "${worst}": ${always}`,
        from: site.phases.map((one) => ({
          name: one.id,
          value: `${mayPromise(site, one, within)}`,
          written: one.path,
        })),
      },
    ];
  });
}
