import { describe, expect, test } from 'vitest';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { goodputBelowWanted } from '../../../site/checks/reliability/goodput-below-wanted.ts';
import { driveWear, type Job, sparesOf } from '../../../site/model/index.ts';
import { d, h, percent, s, TB } from '../../../site/units/index.ts';
import { siteOf } from '../checks/read-example.ts';

/** Two servers of eight H100 in each of 64 racks a row. */
function cluster(rows: number, more: Parameters<typeof exampleSite>[0]) {
  return siteOf(
    exampleSite({
      'halls.hall-1.rows': `
        row-(1..${rows}): { racks: 64, feeds: [bus-1, bus-2] }
        net: { racks: 60, feeds: [bus-1, bus-2] }`,
      pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-(1..${rows}), use: training }`,
      fabrics: '',
      ...more,
    }),
  );
}

const shared = (write: string) => `
  scratch: { kind: node-nvme, on: [train], drives: 8, drive: intel/p4500-4tb }
  checkpoints: { kind: weka, capacity: 1 PB, write: ${write}, secret: weka-csi }`;

function only(jobs: readonly Job[]): Job {
  const [job] = jobs;
  if (job === undefined) throw new Error('the site has no job');
  return job;
}

// https://arxiv.org/abs/2407.21783, section 3.3.4
describe('405 billion parameters on 16,384 H100', () => {
  const site = cluster(16, {
    storage: shared('94.5 GB/s'),
    jobs: 'pretrain: { pool: train, parameters: 405 billion, stall: 60 s }',
  });
  const job = only(site.jobs);

  test('are interrupted every 3.09 h, and write 5.67 TB in 60 s at 94.5 GB/s', () => {
    expect(job.gpus).toBe(16_384);
    expect(job.interrupt.in(h)).toBeCloseTo(3.09, 2);
    expect(job.checkpoint.in(TB)).toBeCloseTo(5.67);
    expect(job.cost?.in(s)).toBeCloseTo(60);
  });

  test('lie between 1.7 and 3.9 h where 7 and 3 of 1,000 node-days fail', () => {
    expect(job.pool.mtbf.range?.shortest.times(1 / job.gpus).in(h)).toBeCloseTo(1.67, 2);
    expect(job.pool.mtbf.range?.longest.times(1 / job.gpus).in(h)).toBeCloseTo(3.91, 2);
  });

  test('miss 90 % with a stop of 60 s, and are told that 29.7 s would do, and where to write first', () => {
    expect(job.goodput?.in(percent)).toBeLessThan(88);
    const [finding] = goodputBelowWanted.find(site);
    expect(finding?.message).toContain('is interrupted every 3.093 h: checkpoints of 60 s every');
    expect(finding?.help).toMatch(
      /^let a checkpoint stop it for 29\.\d+ s at most, which is 19\d\.?\d* GB\/s straight/,
    );
  });

  test('have 90 % where memory takes the checkpoint first, and what had not reached the store is lost too', () => {
    const first = only(
      cluster(16, {
        storage: shared('94.5 GB/s'),
        jobs: 'pretrain: { pool: train, parameters: 405 billion, first: memory, stall: 10 s }',
      }).jobs,
    );
    expect(first.back.in(s)).toBeCloseTo(300 + 60);
    expect(first.goodput?.in(percent)).toBeGreaterThan(90);
    expect(first.longest?.in(s)).toBeLessThan(29.7);
  });

  test('write to eight drives in each node within 1 s, which their 1.8 GB/s make of 2.8 GB each', () => {
    const local = only(
      cluster(16, {
        storage: shared('94.5 GB/s'),
        jobs: 'pretrain: { pool: train, parameters: 405 billion, first: scratch }',
      }).jobs,
    );
    expect(local.cost?.in(s)).toBeCloseTo(5670 / 2048 / (8 * 1.8), 3);
    // The store takes a minute for each, so none is due before that.
    expect(local.interval?.in(s)).toBeGreaterThanOrEqual(60);
  });
});

test('an interval for which the store is too slow is as long as the store takes', () => {
  const job = only(
    cluster(16, {
      storage: shared('5 GB/s'),
      jobs: 'pretrain: { pool: train, parameters: 405 billion, first: memory, stall: 1 s }',
    }).jobs,
  );
  expect(job.drain?.in(s)).toBeCloseTo(1134);
  expect(job.interval?.in(s)).toBeCloseTo(1134);
});

test('the storage ports of few nodes are slower than a large store', () => {
  const job = only(
    cluster(1, {
      storage: shared('50 TB/s'),
      jobs: 'tuning: { pool: train, gpus: 8, parameters: 70 billion }',
    }).jobs,
  );
  // Four ports of 400 Gb/s carry 200 GB/s.
  expect(job.cost?.in(s)).toBeCloseTo(job.checkpoint.in(TB) / 0.2, 3);
});

test('a job takes what its tenant has of the pool, and without a tenant what the spares leave', () => {
  const [own, all] = cluster(1, {
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, spares: 3 }',
    tenants: 'lab: { isolation: shared, pools: { train: 5 nodes }, contract: { flexible: true } }',
    jobs: 'own: { pool: train, tenant: lab, parameters: 7 billion }\nall: { pool: train, parameters: 7 billion }',
  }).jobs;
  expect(own?.gpus).toBe(40);
  expect(all?.gpus).toBe((128 - 3) * 8);
});

test('a failure rate of the file is taken with its day and source', () => {
  const job = only(
    cluster(1, {
      pools:
        'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, mtbf: { perGpu: 30000 h, on: 2026-09-30, source: our tickets of the summer } }',
      jobs: 'tuning: { pool: train, gpus: 1000, parameters: 7 billion }',
    }).jobs,
  );
  expect(job.interrupt.in(h)).toBeCloseTo(30);
  expect(job.pool.mtbf).toMatchObject({ range: undefined, source: 'our tickets of the summer, 2026-09-30' });
});

describe('spares, at 3.8 failures in 1,000 node-days, three days of repair and 95 %', () => {
  // The rate is Llama 3's: https://arxiv.org/abs/2407.21783
  test.each([
    [1, 128, 4],
    [8, 1024, 18],
    [16, 2048, 31],
  ])('%i rows of %i nodes need %i', (rows, nodes, spares) => {
    const [pool] = cluster(rows, { storage: '' }).pools;
    expect(pool?.nodes).toBe(nodes);
    expect(pool && sparesOf(pool).needed).toBe(spares);
    expect(pool && sparesOf(pool, spares).confidence.in(percent)).toBeGreaterThanOrEqual(95);
  });

  test('without any, a node is there for 98.9 % of the year', () => {
    const [pool] = cluster(1, { storage: '' }).pools;
    expect(pool && sparesOf(pool).availability.in(percent)).toBeCloseTo(98.86, 2);
  });
});

describe('the drives of a node', () => {
  const wear = (jobs: string) => {
    const site = cluster(1, {
      storage: `
        scratch: { kind: node-nvme, on: [train], drives: 8, drive: intel/p4500-4tb, layout: raid10, writeAmplification: 1.5 }
        checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }`,
      tenants: 'lab: { isolation: shared, pools: { train: all }, contract: { until: 2028-11-21 } }',
      jobs,
    });
    const [scratch] = site.storage;
    return scratch && driveWear(site, scratch);
  };

  test('take a checkpoint each interval, twice by RAID 10 and half as much again by write amplification', () => {
    const worn = wear('tuning: { pool: train, parameters: 70 billion, first: scratch, interval: 30 min }');
    // 980 GB over 128 nodes, 48 times a day, over eight drives.
    expect(worn?.aDay.in(TB)).toBeCloseTo((0.98 / 128 / 8) * 48 * 2 * 1.5, 6);
    expect(worn?.life?.in(d)).toBe(5 * 365);
  });

  test('are held to the end of the contract where there is one', () => {
    const worn = wear('tuning: { pool: train, tenant: lab, parameters: 70 billion, first: scratch, interval: 30 min }');
    expect(worn?.life?.in(d)).toBe(730);
  });
});

test('the drives of a shared store of ours take every copy, from all jobs side by side', () => {
  const site = cluster(1, {
    storage: `
      checkpoints: { kind: rook-ceph, racks: hall-1/net, capacity: 1 PB, write: 40 GB/s, protection: { by: erasure, data: 4, parity: 2 }, servers: { count: 10, draw: 1 kW, height: 2 U, drives: 24, drive: intel/p4500-4tb } }`,
    jobs: 'tuning: { pool: train, gpus: 64, atOnce: 4, parameters: 70 billion, interval: 1 h }',
  });
  const [store] = site.storage;
  expect(store && driveWear(site, store)?.aDay.in(TB)).toBeCloseTo((0.98 * 4 * 24 * 1.5) / 240, 6);
});

test('a job that waits for the store of several says which', () => {
  const text = exampleSite({
    storage: `
      one: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }
      two: { kind: vast, capacity: 1 PB, write: 40 GB/s, secret: vast-csi }`,
    jobs: 'tuning: { pool: train, parameters: 7 billion, to: two }',
  });
  expect(only(siteOf(text).jobs).to?.id).toBe('two');
  expect(() => siteOf(text.replace(', to: two', ''))).toThrow(/does not say which of .*one.*two/);
});
