import { expect, test } from 'vitest';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { checkpointTooSlow } from '../../../site/checks/storage/checkpoint-too-slow.ts';
import { writeBelowGuidance } from '../../../site/checks/storage/write-below-guidance.ts';
import { roomOf } from '../../../site/model/index.ts';
import { GB, GBps, kW, s, TB, throughputFor } from '../../../site/units/index.ts';
import { siteOf } from './read-example.ts';

const BYTES_PER_PARAMETER = 14;

test('a checkpoint of 405 billion parameters is 5.67 TB, and 94.5 GB/s for a stall of 60 s', () => {
  const size = GB(405 * BYTES_PER_PARAMETER);
  expect(size.in(TB)).toBeCloseTo(5.67);
  expect(throughputFor(size, s(60)).in(GBps)).toBeCloseTo(94.5);
});

test('says the write that a checkpoint needs, and the stall that there would be', () => {
  const site = siteOf(
    exampleSite({
      storage: `
        scratch: { kind: node-nvme, on: [train] }
        checkpoints: { kind: weka, capacity: 1 PB, write: 47.25 GB/s, secret: weka-csi }`,
      jobs: 'pretrain: { pool: train, parameters: 405 billion, stall: 60 s }',
    }),
  );
  expect([...checkpointTooSlow.find(site)]).toMatchObject([
    {
      message: 'storage "checkpoints" writes 47.25 GB/s, but 5.67 TB of job "pretrain" within 60 s needs 94.5 GB/s',
      help: 'build it for 94.5 GB/s, allow a stall of 120 s, or write to memory or to drives of the nodes first',
    },
  ]);
});

test('advises 80 GB/s for the 1,024 GPUs of four units', () => {
  const site = siteOf(
    exampleSite({
      'halls.hall-1.rows': 'row-1: { racks: 64, feeds: [bus-1, bus-2] }\nrow-2: { racks: 4, feeds: [bus-1, bus-2] }',
    }),
  );
  const [finding] = writeBelowGuidance.find(site);
  expect(finding?.message).toBe('storage "checkpoints" writes 40 GB/s, but 1024 GPUs that train are advised 80 GB/s');
});

test('what an array or a thin pool makes of the drives counts in what tenants may be promised', () => {
  const room = (fields: string) =>
    siteOf(
      exampleSite({
        storage: `
          scratch: { kind: node-nvme, on: [train], perNode: 8 TB, ${fields} }
          checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }`,
      }),
    ).storage.map((storage) => roomOf(storage)?.in(TB))[0];
  // Four racks of two servers.
  expect(room('layout: stripe, drives: 8')).toBeCloseTo(64);
  expect(room('layout: raid10, drives: 8')).toBeCloseTo(32);
  expect(room('layout: raid6, drives: 8')).toBeCloseTo(48);
  expect(room('thin: { overprovision: 2 }')).toBeCloseTo(128);
});

test('a bought store draws, stands and weighs in the rows that it stands in', () => {
  const row = (more: string) =>
    siteOf(
      exampleSite({
        storage: `
          scratch: { kind: node-nvme, on: [train] }
          checkpoints: { kind: vast, capacity: 1 PB, write: 40 GB/s, secret: vast${more} }`,
      }),
    ).rows.find(({ name }) => name === 'hall-1/row-2');
  const elsewhere = row('');
  const here = row(', racks: hall-1/row-2, servers: { count: 6, draw: 1.2 kW, height: 2 U, weight: 30 kg }');
  expect(elsewhere?.contents.filter(({ what }) => what === 'storage')).toEqual([]);
  expect(here?.contents.filter(({ what }) => what === 'storage')).toMatchObject([{ name: 'checkpoints', count: 6 }]);
  expect((here?.draw.in(kW) ?? 0) - (elsewhere?.draw.in(kW) ?? 0)).toBeCloseTo(7.2);
});
