import { powerStabilization } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import { type Phase, type Site, type Swing, swingOf } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase } from '../overload.ts';

export const swingBeyondLimit: Rule<Site> = {
  code: 'power/swing-beyond-limit',
  severity: 'error',
  waivable: true,
  holds:
    'The swing of synchronous training stays within what the utility or the generators bear: its ramp, its range, and its amplitude between 0.1 and 20 Hz. Filler work, power floors, storage in the racks and a battery count, the battery as far as it answers within the edge and a sixth of the iteration; miners never do.',
  because:
    'All GPUs of a job compute and then wait together, so a site goes up and down with each iteration, at frequencies at which grids and shafts resonate. A miner changes its mode in seconds to minutes: it follows the start of a job, and no iteration.',
  citations: [powerStabilization],

  *find(site) {
    const limits = site.spec.power.swing;
    if (limits === undefined) return;
    const said = new Set<string>();
    for (const phase of site.phases) {
      for (const finding of beyond(site, phase, swingOf(site, phase))) {
        const key = finding.path.join('.');
        if (!said.has(key)) yield finding;
        said.add(key);
      }
    }
  },

  examples: {
    valid: [
      exampleSite(),
      trainingWith('{ range: 30 kW, ramp: 1 MW/s, band: 20 kW }'),
      trainingWith('{ range: 15 kW }', ', floor: 50 %'),
      // It answers after a fifth of the edge, and leaves a fifth of it.
      trainingWith('{ range: 6 kW, ramp: 0.06 MW/s, battery: { power: 50 kW, respondsIn: 20 ms } }'),
    ],
    invalid: [
      { input: trainingWith('{ range: 20 kW }'), at: 'power.swing.range' },
      // 28.8 kW within 100 ms are 0.288 MW/s.
      { input: trainingWith('{ ramp: 0.2 MW/s }'), at: 'power.swing.ramp' },
      // At half a hertz the first harmonic of 28.8 kW has 18.3 kW.
      { input: trainingWith('{ band: 18 kW }'), at: 'power.swing.band' },
      // An edge of 100 ms is over before a battery of 900 ms has answered.
      {
        input: trainingWith('{ range: 20 kW, battery: { power: 50 kW, respondsIn: 900 ms } }'),
        at: 'power.swing.range',
      },
      {
        input: trainingWith('{ ramp: 0.2 MW/s, battery: { power: 50 kW, respondsIn: 900 ms } }'),
        at: 'power.swing.ramp',
      },
      // It would help a swing of two seconds below 333 ms: a sixth of it.
      {
        input: trainingWith('{ band: 18 kW, battery: { power: 50 kW, respondsIn: 340 ms } }'),
        at: 'power.swing.band',
      },
    ],
  },
};

function* beyond(site: Site, phase: Phase, swing: Swing): Iterable<Finding> {
  const limits = site.spec.power.swing;
  const made = madeOf(swing);
  const help =
    'take part of it away with swing.floor or swing.filler of the pool, with a battery in power.swing, or agree on more; miners do not follow it';
  const when = inPhase(phase, site);
  if (limits?.range !== undefined && swing.range.exceeds(limits.range))
    yield {
      path: ['power', 'swing', 'range'],
      message: `training swings by ${swing.range.like(limits.range)}${when} (${made}) and may by ${limits.range}`,
      help,
    };
  if (limits?.ramp !== undefined && swing.ramp.exceeds(limits.ramp))
    yield {
      path: ['power', 'swing', 'ramp'],
      message: `training ramps at ${swing.ramp.like(limits.ramp)}${when} (${made}) and may at ${limits.ramp}`,
      help,
    };
  if (limits?.band !== undefined && swing.band.exceeds(limits.band))
    yield {
      path: ['power', 'swing', 'band'],
      message: `training swings with an amplitude of ${swing.band.like(limits.band)} between 0.1 and 20 Hz${when} (${made}) and may with ${limits.band}`,
      help,
    };
}

function madeOf({ pools, battery }: Swing): string {
  const parts = pools.map(({ pool, gpus, perGpu }) => `${gpus} GPUs of "${pool.id}" by ${perGpu}`);
  return [...parts, ...(Number(battery) > 0 ? [`${battery} of it in the battery`] : [])].join(', ');
}

/** The example site with a pool whose GPUs go up and down by 0.45 kW, 28.8 kW in all, within 100 ms every 2 s. */
function trainingWith(limits: string, mitigation = ''): string {
  return exampleSite({
    'power.swing': limits,
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N, swing: { perGpu: 0.45 kW, iteration: 2 s, transition: 100 ms${mitigation} } }`,
  });
}
