import { daly2006, young1974 } from '../catalog/building-citations.ts';
import type { SpecPath } from '../diagnostics/index.ts';
import type { Job } from '../model/index.ts';
import { percent, s } from '../units/index.ts';
import { inputsOf, type Origin } from './origin.ts';

/** By Daly, an interval of Young's that is further off than this is of a checkpoint that is not short. */
const YOUNG_HOLDS = percent(10);

/** How the figures of a training job were worked out. */
export function jobOrigins(job: Job): readonly Origin[] {
  const { id, path, spec, pool, gpus, checkpoint, interrupt, drain, to } = job;
  const failures = [...inputsOf(path, spec, ['pool', 'tenant', 'gpus']), ...inputsOf(pool.path, pool.spec, ['mtbf'])];
  return [
    {
      figure: `${id} checkpoint`,
      is: `${spec.parameters} parameters x ${spec.bytesPerParameter ?? 14} bytes = ${checkpoint}`,
      inputs: sizeInputs(job),
    },
    {
      figure: `${id} interrupt`,
      is: `${pool.mtbf.perGpu} / ${gpus} GPUs = ${interrupt}`,
      inputs: failures,
      source: pool.mtbf.source,
    },
    ...(drain === undefined
      ? []
      : [
          {
            figure: `${id} drain`,
            is: `${checkpoint} at what storage "${to?.id}" writes = ${drain}`,
            inputs: drainInputs(job),
          },
        ]),
    { figure: `${id} stop`, is: stopIs(job), inputs: stopInputs(job) },
    ...paceOrigins(job, [...stopInputs(job), ...failures]),
  ];
}

function paceOrigins(job: Job, inputs: readonly SpecPath[]): readonly Origin[] {
  const { id, path, spec, interrupt, cost, young, daly, interval, goodput, restart, back, wanted, longest } = job;
  const late = job.first === undefined ? [] : drainInputs(job);
  const lost = [...inputs, ...late, ...inputsOf(path, spec, ['restart'])];
  const most: Origin = {
    figure: `${id} longestStop`,
    is:
      longest === undefined
        ? `none: ${back} / ${interrupt} after interruptions alone are more than ${percent(100).minus(wanted)}`
        : `${interrupt} x (1 - ${wanted} - ${back} / ${interrupt})^2 / 2 = ${longest}`,
    inputs: [...lost, ...inputsOf(path, spec, ['goodput'])],
    source: young1974.title,
  };
  if (cost === undefined || young === undefined || daly === undefined || interval === undefined) return [most];
  const off = percent(100 * Math.abs(young.per(daly) - 1));
  const holds = off.exceeds(YOUNG_HOLDS)
    ? 'and Young does not hold: the checkpoint is not short beside the interrupt'
    : 'so that Young holds';
  const stop = cost.as(s);
  return [
    {
      figure: `${id} young`,
      is: `sqrt(2 x ${stop} x ${interrupt}) = ${young}; ${off} from Daly's, ${holds}`,
      inputs,
      source: young1974.title,
    },
    {
      figure: `${id} daly`,
      is: `Young's x (1 + sqrt(x) / 3 + x / 9) - ${stop}, x = ${stop} / (2 x ${interrupt}) = ${daly}`,
      inputs,
      source: daly2006.title,
    },
    {
      figure: `${id} interval`,
      is: spec.interval === undefined ? `Daly's, and no shorter than the store takes = ${interval}` : 'as written',
      inputs: spec.interval === undefined ? [...inputs, ...late] : inputsOf(path, spec, ['interval']),
    },
    {
      figure: `${id} goodput`,
      is: `1 - ${stop} / ${interval} - (${interval} / 2 + ${back}) / ${interrupt} = ${goodput}${job.first === undefined ? '' : `; ${back} is the restart of ${restart}, and what had not reached the shared store`}`,
      inputs: [...lost, ...inputsOf(path, spec, ['interval'])],
      source: young1974.title,
    },
    most,
  ];
}

function stopIs({ first, checkpoint, nodes, cost, to }: Job): string {
  if (cost === undefined) return 'not known: nobody has said what the drives of a node write';
  const stop = cost.as(s);
  if (first === 'memory') return `the stall, as it was measured = ${stop}`;
  if (first !== undefined)
    return `${checkpoint} / ${nodes} nodes at what the drives of one write, or the stall where nobody has said = ${stop}`;
  return to === undefined
    ? `the stall that it is allowed = ${stop}`
    : `${checkpoint} at what storage "${to.id}" writes = ${stop}`;
}

function sizeInputs({ path, spec }: Job): readonly SpecPath[] {
  return inputsOf(path, spec, ['parameters', 'bytesPerParameter']);
}

function drainInputs(job: Job): readonly SpecPath[] {
  return [...sizeInputs(job), ...(job.to === undefined ? [] : inputsOf(job.to.path, job.to.spec, ['write']))];
}

/** What the stop is worked out from: the shared store, the drives of the nodes, or the stall alone. */
function stopInputs(job: Job): readonly SpecPath[] {
  const { first, to, path, spec } = job;
  if (first === undefined && to !== undefined) return drainInputs(job);
  const drives =
    first === undefined || first === 'memory' ? [] : inputsOf(first.path, first.spec, ['write', 'drive', 'drives']);
  return drives.length === 0 ? inputsOf(path, spec, ['stall']) : [...sizeInputs(job), ...drives];
}
