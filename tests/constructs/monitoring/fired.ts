import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODE_PLACE, NODE_SHED, placeGroup } from '../../../constructs/monitoring/node-places.ts';
import { type Alert, alertGroup, thresholdGroup } from '../../../constructs/monitoring/rules.ts';
import { failureThresholds, siteThresholds } from '../../../constructs/monitoring/site-thresholds.ts';
import type { Site } from '../../../site/model/index.ts';
import type { Outcome } from '../../rig/program.ts';
import { promtool } from '../../rig/promtool.ts';
import type { AlertCase } from './alert-case.ts';

/** What promtool says of alerts of a site, each against the cases of its name. */
export async function fired(site: Site, alerts: readonly Alert[], cases: readonly AlertCase[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-alerts-'));
  try {
    for (const name of new Set(alerts.map((alert) => alert.name))) {
      const own = alerts.filter((alert) => alert.name === name);
      const tests = cases.filter(({ alert }) => alert === name);
      writeTests(folder, name, site, own, tests);
    }
    return await promtool.testRules(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One file an alert, with no rules but its own: promtool works out every rule of a file at every minute. */
function writeTests(folder: string, name: string, site: Site, own: readonly Alert[], cases: readonly AlertCase[]) {
  const limits = [...siteThresholds(site), ...failureThresholds(site)].filter(({ record }) =>
    own.some(({ expr }) => expr.includes(record)),
  );
  const asks = (record: string) => JSON.stringify(own).includes(record);
  const places = [NODE_PLACE, NODE_SHED].some(asks) ? [placeGroup(site)] : [];
  const groups = [thresholdGroup('thresholds', limits), ...places, alertGroup('alerts', own)];
  writeFileSync(
    join(folder, `${name}.yaml`),
    JSON.stringify({ groups: groups.filter(({ rules }) => rules.length > 0) }),
  );
  writeFileSync(
    join(folder, `${name}.test.yaml`),
    JSON.stringify({ rule_files: [`${name}.yaml`], evaluation_interval: '1m', tests: cases.map(asTest) }),
  );
}

function asTest({ alert, when, series, atMinute, fires, labels = {} }: AlertCase) {
  const matchers = Object.entries(labels).map(([name, value]) => `,${name}="${value}"`);
  return {
    name: `${alert}: ${when}`,
    interval: '1m',
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: [
      {
        expr: `count(ALERTS{alertname="${alert}",alertstate="firing"${matchers.join('')}})`,
        eval_time: `${atMinute}m`,
        exp_samples: fires === 0 ? [] : [{ labels: '{}', value: fires }],
      },
    ],
  };
}
