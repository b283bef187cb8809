import { meters } from '../../site/catalog/index.ts';
import type { Site } from '../../site/model/index.ts';
import type { MeterSpec } from '../../site/spec/index.ts';
import type { RuleGroup } from './rules.ts';

/** The figures of exporters under the names that alerts and dashboards go by; no group where the file names none. */
export function meterGroup({ spec }: Site): readonly RuleGroup[] {
  const named = spec.monitoring?.meters ?? [];
  return named.length === 0 ? [] : [{ name: 'meters', rules: named.map(rule) }];
}

function rule(meter: MeterSpec): object {
  const { is, of = {}, from = {}, over = 'max' } = meter;
  const kept = Object.keys(from);
  const series = Object.entries(from).reduce(
    (inside, [ours, theirs]) => `label_replace(${inside}, "${ours}", "$1", "${theirs}", "(.+)")`,
    figure(meter),
  );
  return {
    record: meters[is].name,
    expr: kept.length === 0 ? `${over}(${series})` : `${over} by (${kept.join(', ')}) (${series})`,
    ...(Object.keys(of).length === 0 ? {} : { labels: of }),
  };
}

/** Names and values are held to an allow-list where the file is read, so nothing in them is read as a query. */
function figure({ metric, where = {}, times, equals }: MeterSpec): string {
  const matchers = Object.entries(where).map(([label, value]) => `${label}="${value}"`);
  const series = matchers.length === 0 ? metric : `${metric}{${matchers.join(', ')}}`;
  const state = equals === undefined ? series : `(${series} == bool ${equals})`;
  return times === undefined ? state : `${state} * ${times}`;
}
