/** What is measured, a sample a minute, and how often the alert fires at a minute. */
export interface AlertCase {
  readonly alert: string;
  readonly when: string;
  readonly series: Readonly<Record<string, string>>;
  readonly atMinute: number;
  readonly fires: number;
  /** Labels that it then carries, for whoever routes it. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The same value for so many minutes. */
export const steady = (value: number, minutes: number) => `${Math.round(value)}+0x${minutes}`;

/** A case that fires, and one that stays silent. */
export function both(
  alert: string,
  when: string,
  atMinute: number,
  [loud, silent]: readonly [AlertCase['series'], AlertCase['series']],
  labels: Readonly<Record<string, string>> = {},
): readonly AlertCase[] {
  return [
    { alert, when, series: loud, atMinute, fires: 1, labels },
    { alert, when, series: silent, atMinute, fires: 0 },
  ];
}

/** A node as kube-state-metrics tells of it, by the labels that NFD gives it where it stands. */
export function standing(
  node: string,
  pool: string,
  rack: string,
  rung?: string,
  prefix = 'afterhash_io',
): AlertCase['series'] {
  const shed = rung === undefined ? '' : `,label_${prefix}_shed="${rung}"`;
  const labels = `node="${node}",label_${prefix}_pool="${pool}",label_${prefix}_rack="${rack}"${shed}`;
  return {
    [`kube_node_labels{${labels}}`]: steady(1, 60),
    [`kube_node_spec_unschedulable{node="${node}"}`]: steady(rung === undefined ? 0 : 1, 60),
  };
}
