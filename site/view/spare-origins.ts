import { metaReliability } from '../catalog/building-citations.ts';
import { PLANNED_FAILURES, type Pool, sparesOf } from '../model/index.ts';
import { asWritten, type Operand, type Origin, publishedBy } from './origin.ts';

/** How often the nodes of a pool fail, how many are out at one time, and what spares make of it. */
export function spareOrigins(pool: Pool): readonly Origin[] {
  const { path, spec, mtbf, nodes, gpusPerNode, server } = pool;
  const { held, repair, nodeMtbf, expected, needed, confidence, availability } = sparesOf(pool);
  const at = `reliability.pools.${pool.id}`;
  const out = Number(expected.toPrecision(4));
  const ofMtbf = mtbfOperand(pool);
  const ofNodes = { name: 'nodes of the whole pool', value: `${nodes}`, written: [...path, 'racks'] };
  const ofNode = { name: 'nodeMtbf', value: `${nodeMtbf}`, written: path, figure: `${at}.nodeMtbf` };
  const ofRepair = { name: 'repair', value: `${repair}`, written: [...path, 'repair'], figure: `${at}.repair` };
  const ofOut = { name: 'out', value: `${out}`, written: path, figure: `${at}.out` };
  const ofSpares = { name: 'spares', value: `${held}`, written: [...path, 'spares'], figure: `${at}.spares` };
  const ofGpus: Operand = {
    name: 'GPUs a node',
    value: `${gpusPerNode}`,
    written: [...path, 'server'],
    published: publishedBy(server, 'gpuCount'),
  };
  return [
    ...mtbfOrigins(pool),
    { figure: `${at}.nodeMtbf`, is: `${mtbf.perGpu} / ${gpusPerNode} GPUs = ${nodeMtbf}`, from: [ofMtbf, ofGpus] },
    spec.repair === undefined
      ? {
          figure: `${at}.repair`,
          is: `${repair}: a swap by the field service of the maker, as nobody says another`,
          from: [{ name: 'repair, as nobody says one', value: `${repair}`, written: [...path, 'repair'] }],
        }
      : asWritten(`${at}.repair`, repair, [...path, 'repair']),
    {
      figure: `${at}.out`,
      is: `${nodes} nodes x ${repair} of repair / ${nodeMtbf} (${mtbf.perGpu} / ${gpusPerNode} GPUs) = ${out} at one time; every interruption counts as a node to mend`,
      from: [ofNodes, ofRepair, ofNode, ofMtbf],
    },
    spec.spares === undefined
      ? { figure: `${at}.spares`, is: `${held}, as nobody says one`, from: [{ ...ofSpares, name: 'spares' }] }
      : asWritten(`${at}.spares`, held, [...path, 'spares']),
    {
      figure: `${at}.needed`,
      is: `the fewest spares that a Poisson count of ${out} exceeds in less than 5 % of the time = ${needed}`,
      from: [ofOut],
    },
    {
      figure: `${at}.confidence`,
      is: `Poisson: no more than ${held} of ${out} on average are out = ${confidence}`,
      from: [ofOut, ofSpares],
    },
    {
      figure: `${at}.availability`,
      is: `1 - nodes that no spare stands in for / ${nodes - held} that are promised = ${availability}`,
      from: [ofNodes, ofOut, ofSpares],
    },
  ];
}

function mtbfOrigins({ id, path, mtbf }: Pool): readonly Origin[] {
  const at = `reliability.pools.${id}`;
  const { perGpu, range, source } = mtbf;
  const written = mtbf.path ?? [...path, 'mtbf'];
  const from = [{ name: mtbf.path === undefined ? 'mtbf, as nobody says one' : 'mtbf', value: `${perGpu}`, written }];
  const is = `${perGpu} of GPU work for each interruption`;
  if (range === undefined) return [{ figure: `${at}.mtbf`, is, from, source }];
  const { least, most, gpusPerNode } = PLANNED_FAILURES;
  const between = (figure: keyof typeof range, failures: number): Origin => ({
    figure: `${at}.between.${figure}`,
    is: `1,000 node-days x 24 h x ${gpusPerNode} GPUs / ${failures} failures = ${range[figure]}`,
    from,
    source: metaReliability.title,
  });
  return [
    {
      figure: `${at}.mtbf`,
      is: `${is}, as published; ${most} and ${least} failures in 1,000 node-days make ${range.shortest} and ${range.longest}`,
      from,
      source: `${source}; ${metaReliability.title}`,
    },
    between('shortest', most),
    between('longest', least),
  ];
}

/** How often a GPU of a pool interrupts its job, for whoever asks on. */
export function mtbfOperand({ id, path, mtbf }: Pool): Operand {
  return {
    name: 'mtbf',
    value: `${mtbf.perGpu}`,
    written: mtbf.path ?? [...path, 'mtbf'],
    figure: `reliability.pools.${id}.mtbf`,
  };
}
