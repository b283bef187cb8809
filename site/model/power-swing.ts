import {
  amplitudeInBand,
  type Duration,
  kW,
  leftOfChange,
  leftOfSwing,
  type Power,
  percent,
  type Ramp,
  rampOf,
  type Share,
  s,
  smaller,
} from '../units/index.ts';
import type { Phase, Pool, Site } from './site.ts';

/** Where utilities and the shafts of generators resonate (arXiv 2508.14318). */
export const CRITICAL_BAND = { fromHz: 0.1, toHz: 20 } as const;

/** The most that storage in a rack's power supplies takes off its peak (GB300 NVL72). */
export const RACK_STORAGE_SHARE: Share = percent(30);

/** What synchronous training makes of the load of a site. */
export interface Swing {
  /** From the lowest to the highest draw, with all pools in step and their mitigations at work. */
  readonly range: Power;
  readonly ramp: Ramp;
  /** The largest amplitude within the critical band. */
  readonly band: Power;
  /** Before any mitigation. */
  readonly unmitigated: Power;
  /** What the battery takes of the range: of an edge only what comes after it has answered. */
  readonly battery: Power;
  readonly pools: readonly PoolSwing[];
  /** Training pools of which nobody has said how far a GPU swings. */
  readonly unknown: readonly Pool[];
}

export interface PoolSwing {
  readonly pool: Pool;
  readonly perGpu: Power;
  readonly gpus: number;
  readonly raw: Power;
  /** After filler work, power floors and storage in the racks. */
  readonly range: Power;
  readonly iteration: Duration;
  readonly transition: Duration;
}

/**
 * Adds up the swings of the training pools of a phase. Miners are left out: a change of their power mode takes seconds to
 * minutes, and a restart two to three, so none of them follows an iteration. A battery counts for each pool by how late
 * it answers beside that pool's own edges and iterations.
 */
export function swingOf(site: Site, phase: Phase): Swing {
  const training = site.pools.filter(
    (pool) => pool.spec.use === 'training' && (phase.racksOf.get(pool) ?? pool.racks) > 0,
  );
  const pools = training.flatMap((pool) => poolSwing(pool, phase) ?? []);
  const battery = site.spec.power.swing?.battery;
  const total = (of: (one: PoolSwing) => Power) => pools.reduce((sum, one) => sum.plus(of(one)), kW(0));
  const range = total((one) => one.range);
  // Every pool swings on the one battery, which has its power once.
  const share = battery === undefined || Number(range) === 0 ? 0 : smaller(range, battery.power).per(range);
  const respondsIn = battery?.respondsIn ?? s(0);
  const after = (one: PoolSwing) => one.range.times(1 - share * (1 - leftOfChange(respondsIn, one.transition)));
  const left = total(after);
  return {
    range: left,
    ramp: pools.reduce((ramp, one) => ramp.plus(rampOf(after(one), one.transition)), rampOf(kW(0), s(1))),
    band: total((one) =>
      amplitudeInBand(
        one.range,
        one.iteration,
        CRITICAL_BAND,
        (hertz) => 1 - share * (1 - leftOfSwing(respondsIn, hertz)),
      ),
    ),
    unmitigated: total((one) => one.raw),
    battery: range.minus(left),
    pools,
    unknown: training.filter((pool) => !pools.some((one) => one.pool === pool)),
  };
}

function poolSwing(pool: Pool, phase: Phase): PoolSwing | undefined {
  const said = pool.spec.swing;
  const perGpu = said?.perGpu ?? pool.gpu.iterationSwing;
  if (said === undefined || perGpu === undefined) return undefined;
  const gpus = (phase.racksOf.get(pool) ?? pool.racks) * pool.nodesPerRack * pool.gpusPerNode;
  const raw = perGpu.times(gpus).as(kW);
  const parts = [said.filler, said.floor, creditedStorage(pool)];
  const left = parts.reduce((share, part) => share * (1 - Number(part ?? 0)), 1);
  return { pool, perGpu, gpus, raw, range: raw.times(left), iteration: said.iteration, transition: said.transition };
}

/** Storage counts where the racks have it, and no further than was ever published. */
export function creditedStorage({ server, spec }: Pool): Share {
  const said = spec.swing?.storage ?? percent(0);
  return server.powerSmoothing ? smaller(said, RACK_STORAGE_SHARE) : percent(0);
}
