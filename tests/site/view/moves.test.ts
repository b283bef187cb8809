import { describe, expect, test } from 'vitest';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { ledger } from '../../../site/view/ledger.ts';
import { movesOf } from '../../../site/view/moves.ts';
import { readExample, siteOf } from '../checks/read-example.ts';

/** A hall of miners that racks displace in two steps; a fleet outside goes before the first. */
const converted = exampleSite({
  'halls.hall-1.rows': `row-1: { racks: 4, feeds: [bus-1, bus-2] }
row-2: { racks: 1, feeds: [bus-1, bus-2] }
row-(3..4): { racks: 2, feeds: [bus-1, bus-2] }`,
  pools:
    'train: { server: nvidia/dgx-h100, perRack: 2, racks: [hall-1/row-1, hall-1/row-(3..4)], use: training, fabric: ib }',
  mine: `
    asics:
      s19: { model: bitmain/s19-xp, count: 20, rows: hall-1/row-(3..4), fate: sheddable }
      yard: { model: bitmain/s9, count: 100, feeds: bus-2, fate: remove }
    keeps:
      substation: { fate: reuse, is: [grid, tx-(1..2)] }
      rigs: { fate: replace, model: generic/mining-rig-8x-rtx-4090, count: 40, needs: data-centre GPUs }
      floor: { fate: retrofit, is: hall-1, needs: plates }
      box: { fate: remove, model: generic/air-20ft, count: 2, phase: second }`,
  phases: `
    first: { ready: 2026-12-15, adds: { train: [hall-1/row-1, hall-1/row-3] }, removes: { s19: hall-1/row-3 } }
    second: { ready: 2027-06-15, adds: { train: hall-1/row-4 }, removes: { s19: all } }`,
});

describe('what changes between two phases', () => {
  test('is said by hall, with the power that is freed and taken', () => {
    const plain = JSON.parse(
      JSON.stringify(movesOf(siteOf(converted)), (key, value) => (key === 'phase' ? value.id : value)),
    );
    expect(plain).toMatchObject([
      {
        phase: 'first',
        minersOut: [
          { fleet: 's19', hall: 'hall-1', count: 10, power: { value: 30.1, unit: 'kW' } },
          { fleet: 'yard', hall: null, count: 100, power: { value: 132.3, unit: 'kW' } },
        ],
        racksIn: [
          { hall: 'hall-1', of: 'train', racks: 6 },
          { hall: 'hall-1', of: null, racks: 1 },
        ],
        // The fans of miners on air are 3 % more.
        freed: { value: 167.3 },
      },
      {
        phase: 'second',
        minersOut: [{ fleet: 's19', count: 10 }],
        racksIn: [{ of: 'train', racks: 2, power: { value: 40.8 } }],
        // Two racks of two servers of 10.2 kW at a PUE of 1.3.
        taken: { value: 53.04, unit: 'kW' },
      },
    ]);
  });
});

describe('the ledger', () => {
  test('says of each thing what becomes of it, what it needs and in which phase', () => {
    expect(ledger(siteOf(converted)).map(({ id, verdict, phase }) => `${id}: ${verdict} ${phase}`)).toEqual([
      's19: remove second',
      'yard: remove first',
      'substation: reuse null',
      'rigs: replace first',
      'floor: retrofit first',
      'box: remove second',
    ]);
  });

  test('does not let rigs of consumer GPUs be reused', () => {
    const kept = converted.replace('fate: replace, model: generic', 'fate: reuse, model: generic');
    expect(ledger(siteOf(kept)).find(({ id }) => id === 'rigs')?.verdict).toBe('not allowed');
  });

  test('names models and phases that exist', () => {
    const { diagnostics } = readExample(
      converted.replace('generic/air-20ft', 'generic/air-20f').replace('phase: second', 'phase: secnd'),
    );
    expect(diagnostics.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['site/unknown-reference', 'mine.keeps.box.phase'],
      ['site/unknown-catalog-entry', 'mine.keeps.box.model'],
    ]);
  });
});
