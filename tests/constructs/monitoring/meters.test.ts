import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { meterGroup } from '../../../constructs/monitoring/meter-rules.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { describeWith } from '../../rig/judges.ts';
import { promtool, promtoolJudge } from '../../rig/promtool.ts';
import { readExample } from '../../site/checks/read-example.ts';
import { siteWith } from '../sites.ts';

const site = siteWith((data) => {
  data.monitoring.meters = [
    {
      is: 'elementPower',
      metric: 'pdu_phase_kw',
      where: { device: 'pq-1' },
      of: { element: 'bus-a1' },
      times: 1000,
      over: 'sum',
    },
    {
      is: 'rackPower',
      metric: 'pdu_watts',
      where: { room: '1' },
      from: { row: 'location', rack: 'cabinet' },
      over: 'sum',
    },
    {
      is: 'upsOnBattery',
      metric: 'upsOutputSource',
      where: { instance: '10.0.0.9' },
      of: { element: 'ups-a' },
      equals: 5,
    },
    { is: 'coolantSupply', metric: 'cdu_supply', of: { hall: 'hall-1' } },
  ];
});
const groups = meterGroup(site);

describe('a meter', () => {
  it('is a rule with the name that alerts go by', () => {
    expect(groups).toMatchObject([
      {
        name: 'meters',
        rules: [
          {
            record: 'afterhash_element_power_watts',
            expr: 'sum(pdu_phase_kw{device="pq-1"} * 1000)',
            labels: { element: 'bus-a1' },
          },
          {
            record: 'afterhash_rack_power_watts',
            expr: 'sum by (row, rack) (label_replace(label_replace(pdu_watts{room="1"}, "row", "$1", "location", "(.+)"), "rack", "$1", "cabinet", "(.+)"))',
          },
          { record: 'afterhash_ups_on_battery', expr: 'max((upsOutputSource{instance="10.0.0.9"} == bool 5))' },
          { record: 'afterhash_coolant_supply_celsius', expr: 'max(cdu_supply)', labels: { hall: 'hall-1' } },
        ],
      },
    ]);
  });

  it('is none where the file names none', () => {
    const none = siteWith((data) => {
      delete data.monitoring.meters;
    });
    expect(meterGroup(none)).toEqual([]);
  });

  it.each([
    [
      'of an element that is not there',
      '{ is: elementPower, metric: a, of: { element: bus-9 } }',
      'site/unknown-reference',
    ],
    ['of a hall that is not there', '{ is: coolantSupply, metric: a, of: { hall: hall-9 } }', 'site/unknown-reference'],
    ['of nothing', '{ is: elementPower, metric: a }', 'site/invalid-field'],
    ['of what it is not told by', '{ is: elementPower, metric: a, of: { hall: hall-1 } }', 'site/invalid-field'],
    [
      'told twice',
      '{ is: elementPower, metric: a, of: { element: bus-1 }, from: { element: b } }',
      'site/invalid-field',
    ],
    ['with a query for a name', '{ is: elementPower, metric: "a or b", of: { element: bus-1 } }', 'site/invalid-field'],
    [
      'with a quote in a value',
      '{ is: elementPower, metric: a, where: { x: \'a"} or b{y="\' }, of: { element: bus-1 } }',
      'site/invalid-field',
    ],
    ['times nothing', '{ is: elementPower, metric: a, of: { element: bus-1 }, times: 0 }', 'site/invalid-field'],
  ])('is refused %s', (_, meter, code) => {
    const { diagnostics } = readExample(exampleSite({ monitoring: `{ retention: 30 d, meters: [${meter}] }` }));
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
  });
});

describeWith(promtoolJudge)('promtool', () => {
  it('makes the meters of what exporters say', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'afterhash-meters-'));
    try {
      writeFileSync(join(folder, 'rules.yaml'), JSON.stringify({ groups }));
      const series = {
        'pdu_phase_kw{device="pq-1",phase="1"}': '100x5',
        'pdu_phase_kw{device="pq-1",phase="2"}': '150x5',
        'pdu_phase_kw{device="pq-2",phase="1"}': '999x5',
        'pdu_watts{room="1",location="hall-1/row-1",cabinet="3",feed="a"}': '40000x5',
        'pdu_watts{room="1",location="hall-1/row-1",cabinet="3",feed="b"}': '50000x5',
        'upsOutputSource{instance="10.0.0.9"}': '5x5',
        'cdu_supply{unit="1"}': '41x5',
      };
      const expected = {
        'afterhash_element_power_watts{element="bus-a1"}': 250_000,
        'afterhash_rack_power_watts{row="hall-1/row-1",rack="3"}': 90_000,
        'afterhash_ups_on_battery{element="ups-a"}': 1,
        'afterhash_coolant_supply_celsius{hall="hall-1"}': 41,
      };
      const tests = [
        {
          interval: '1m',
          input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
          promql_expr_test: Object.entries(expected).map(([name, value]) => ({
            expr: name.replace(/\{.*/, ''),
            eval_time: '3m',
            exp_samples: [{ labels: name, value }],
          })),
        },
      ];
      writeFileSync(
        join(folder, 'meters.test.yaml'),
        JSON.stringify({ rule_files: ['rules.yaml'], evaluation_interval: '1m', tests }),
      );
      const outcome = await promtool.testRules(folder);
      expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
