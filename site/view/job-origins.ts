import { daly2006, young1974 } from '../catalog/building-citations.ts';
import { llama3 } from '../catalog/citations.ts';
import { type Job, PLANNED_FAILURES, type Storage } from '../model/index.ts';
import { percent, s } from '../units/index.ts';
import { asWritten, inputsOf, type Operand, type Origin } from './origin.ts';
import { mtbfOperand } from './spare-origins.ts';

/** By Daly, an interval of Young's that is further off than this is of a checkpoint that is not short. */
const YOUNG_HOLDS = percent(10);

/** How the figures of a training job were worked out. */
export function jobOrigins(job: Job): readonly Origin[] {
  const { path, spec, pool, gpus, checkpoint, interrupt, drain, to, wanted } = job;
  const at = figureAt(job);
  const { range } = pool.mtbf;
  return [
    ...sizeOrigins(job),
    {
      figure: `${at}.interrupt`,
      is: `${pool.mtbf.perGpu} / ${gpus} GPUs = ${interrupt}`,
      from: failures(job),
      source: pool.mtbf.source,
    },
    ...(range === undefined
      ? []
      : (['shortest', 'longest'] as const).map((one) => ({
          figure: `${at}.between.${one}`,
          is: `${range[one]}, at ${PLANNED_FAILURES[one === 'shortest' ? 'most' : 'least']} failures in 1,000 node-days, / ${gpus} GPUs = ${range[one].times(1 / gpus).like(interrupt)}`,
          from: failures(job),
        }))),
    ...(drain === undefined
      ? []
      : [
          {
            figure: `${at}.drain`,
            is: `${checkpoint} at what storage "${to?.id}" writes = ${drain}`,
            from: [figureOf(job, 'checkpoint', checkpoint), ...drainInputs(job)],
          },
        ]),
    { figure: `${at}.stop`, is: stopIs(job), from: stopInputs(job) },
    ...paceOrigins(job),
    spec.goodput === undefined
      ? { ...byDefault(job, 'wanted', 'goodput', wanted, 'what Llama 3 was trained with'), source: llama3.title }
      : asWritten(`${at}.wanted`, wanted, [...path, 'goodput']),
  ];
}

function sizeOrigins(job: Job): readonly Origin[] {
  const { id, path, spec, pool, tenant, gpus, mostGpus, atOnce, checkpoint } = job;
  const at = figureAt(job);
  const whole = tenant === undefined ? 'all of the pool that is not spare' : `all that tenant "${tenant.id}" has`;
  return [
    spec.gpus === undefined
      ? {
          figure: `${at}.gpus`,
          is: `${whole}: ${gpus}`,
          from: [
            { name: `GPUs for "${id}"`, value: `${mostGpus} of ${pool.gpus}`, written: tenant?.path ?? pool.path },
            ...inputsOf(pool.path, pool.spec, ['racks', 'spares']),
          ],
        }
      : asWritten(`${at}.gpus`, gpus, [...path, 'gpus']),
    spec.atOnce === undefined
      ? byDefault(job, 'atOnce', 'atOnce', atOnce, 'as nobody says more')
      : asWritten(`${at}.atOnce`, atOnce, [...path, 'atOnce']),
    {
      figure: `${at}.checkpoint`,
      is: `${spec.parameters} parameters x ${spec.bytesPerParameter ?? 14} bytes = ${checkpoint}`,
      from: [
        ...sizeInputs(job),
        ...(spec.bytesPerParameter === undefined
          ? [{ name: 'bytesPerParameter, as nobody says', value: '14', written: [...path, 'bytesPerParameter'] }]
          : []),
      ],
    },
  ];
}

function paceOrigins(job: Job): readonly Origin[] {
  const { path, spec, interrupt, cost, young, daly, interval, goodput, restart, back, wanted, longest } = job;
  const at = figureAt(job);
  const late = job.first === undefined ? [] : drainInputs(job);
  const ofInterrupt = figureOf(job, 'interrupt', interrupt);
  const ofRestart = {
    name: spec.restart === undefined ? 'restart, as nobody says one' : 'restart',
    value: `${restart}`,
    written: [...path, 'restart'],
  };
  const inputs = [...stopInputs(job), ...failures(job)];
  const lost = [ofRestart, ...inputs, ...late];
  const most: Origin = {
    figure: `${at}.longestStop`,
    is:
      longest === undefined
        ? `none: ${back} / ${interrupt} after interruptions alone are more than ${percent(100).minus(wanted)}`
        : `${interrupt} x (1 - ${wanted} - ${back} / ${interrupt})^2 / 2 = ${longest}`,
    from: once([figureOf(job, 'wanted', wanted), ofInterrupt, ...lost]),
    source: young1974.title,
  };
  if (cost === undefined || young === undefined || daly === undefined || interval === undefined)
    return [...(interval === undefined ? [] : [asWritten(`${at}.interval`, interval, [...path, 'interval'])]), most];
  const off = percent(100 * Math.abs(young.per(daly) - 1));
  const holds = off.exceeds(YOUNG_HOLDS)
    ? 'and Young does not hold: the checkpoint is not short beside the interrupt'
    : 'so that Young holds';
  const stop = cost.as(s);
  const ofStop = figureOf(job, 'stop', stop);
  return [
    {
      figure: `${at}.young`,
      is: `sqrt(2 x ${stop} x ${interrupt}) = ${young}; ${off} from Daly's, ${holds}`,
      from: once([ofStop, ofInterrupt, ...inputs]),
      source: young1974.title,
    },
    {
      figure: `${at}.daly`,
      is: `Young's x (1 + sqrt(x) / 3 + x / 9) - ${stop}, x = ${stop} / (2 x ${interrupt}) = ${daly}`,
      from: once([figureOf(job, 'young', young), ofStop, ofInterrupt, ...inputs]),
      source: daly2006.title,
    },
    spec.interval === undefined
      ? {
          figure: `${at}.interval`,
          is: `Daly's, and no shorter than the store takes = ${interval}`,
          from: once([figureOf(job, 'daly', daly), ...inputs, ...late]),
        }
      : asWritten(`${at}.interval`, interval, [...path, 'interval']),
    {
      figure: `${at}.goodput`,
      is: `1 - ${stop} / ${interval} - (${interval} / 2 + ${back}) / ${interrupt} = ${goodput}${job.first === undefined ? '' : `; ${back} is the restart of ${restart}, and what had not reached the shared store`}`,
      from: once([ofStop, figureOf(job, 'interval', interval), ofInterrupt, ...lost]),
      source: young1974.title,
    },
    most,
  ];
}

function stopIs({ first, checkpoint, nodes, cost, to }: Job): string {
  if (cost === undefined) return 'not known: nobody has said what the drives of a node write';
  if (first === 'memory') return `the stall, as it was measured = ${cost}`;
  if (first !== undefined)
    return `${checkpoint} / ${nodes} nodes at what the drives of one write, or the stall where nobody has said = ${cost}`;
  return to === undefined
    ? `the stall that it is allowed = ${cost}`
    : `${checkpoint} at what storage "${to.id}" writes = ${cost}`;
}

/** What a job fails with: its GPUs, and how often one of them does. */
function failures(job: Job): readonly Operand[] {
  const { path, spec, pool, gpus } = job;
  return [figureOf(job, 'gpus', gpus), mtbfOperand(pool), ...inputsOf(path, spec, ['pool', 'tenant'])];
}

function sizeInputs({ path, spec }: Job): readonly Operand[] {
  return inputsOf(path, spec, ['parameters', 'bytesPerParameter']);
}

function drainInputs(job: Job): readonly Operand[] {
  return [...sizeInputs(job), ...(job.to === undefined ? [] : storeInputs(job.to, ['write']))];
}

/** What the stop is worked out from: the shared store, the drives of the nodes, or the stall alone. */
function stopInputs(job: Job): readonly Operand[] {
  const { first, to } = job;
  if (first === undefined && to !== undefined) return drainInputs(job);
  const drives = first === undefined || first === 'memory' ? [] : storeInputs(first, ['write', 'drive', 'drives']);
  return drives.length === 0 ? stallInputs(job) : [...sizeInputs(job), ...drives];
}

/** Where nobody says a stall, that is what is missing. */
function stallInputs({ path, spec }: Job): readonly Operand[] {
  const stall = [...path, 'stall'];
  return [
    spec.stall === undefined
      ? { name: 'stall, which nobody says', value: 'not known', written: stall }
      : { name: 'stall', value: `${spec.stall}`, written: stall },
  ];
}

function storeInputs({ id, path, spec }: Storage, fields: readonly string[]): readonly Operand[] {
  return inputsOf(path, spec, fields).map((input) => ({ ...input, name: `${input.name} of ${id}` }));
}

function byDefault(job: Job, figure: string, field: string, value: unknown, because: string): Origin {
  const from = [{ name: `${field}, as nobody says one`, value: `${value}`, written: [...job.path, field] }];
  return { figure: `${figureAt(job)}.${figure}`, is: `${value}, ${because}`, from };
}

function figureAt({ id }: Job): string {
  return `reliability.jobs.${id}`;
}

function figureOf(job: Job, name: string, value: unknown): Operand {
  return { name, value: `${value}`, written: job.path, figure: `${figureAt(job)}.${name}` };
}

/** What goes in by two ways is named once. */
function once(operands: readonly Operand[]): readonly Operand[] {
  return [...new Map(operands.map((operand) => [JSON.stringify([operand.name, operand.written]), operand])).values()];
}
