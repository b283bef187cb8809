interface Inhibition {
  /** The alert that says it all. */
  readonly while: string;
  /** Those that follow from it, as a pattern. */
  readonly mutes: string;
  /** Labels that are the same in both. */
  readonly equal: readonly string[];
}

/** What a node without power is silent of: one message instead of five. */
const OF_A_DARK_NODE =
  'NodeFlapping|GpuExporterSilent|GpusMissing|InfinibandPortLost|InfinibandRailsMissing|RocePortLost|RoceRailsMissing';

/**
 * The same of the chart's own rules, which know no racks
 * (kubernetes-monitoring/kubernetes-mixin, alerts/kubelet.libsonnet, by its page of alerts, read 2026-11-26).
 */
export const CHART_ALERTS = ['KubeNodeNotReady', 'KubeNodeUnreachable'] as const;

/** What is not told while something else already says it. Faults of hardware are always told. */
const INHIBITIONS: readonly Inhibition[] = [
  // From the feeds of a row down to its nodes. A meter that hangs from a dark feed is silent too.
  { while: 'RowDark', mutes: `RackLost|NodeLost|MeterSilent|${OF_A_DARK_NODE}`, equal: ['row'] },
  { while: 'RackLost', mutes: `NodeLost|MeterSilent|${OF_A_DARK_NODE}`, equal: ['row', 'rack'] },
  // What was switched off to shed load is no fault.
  { while: 'NodeShed', mutes: ['NodeLost', OF_A_DARK_NODE, ...CHART_ALERTS].join('|'), equal: ['node'] },
  // It says so even where it is muted itself.
  { while: 'NodeLost', mutes: [OF_A_DARK_NODE, ...CHART_ALERTS].join('|'), equal: ['node'] },
  // The loop or the air of a hall, whose machines serve all of its racks.
  {
    while: 'CoolingShort',
    mutes: 'CoolantSupplyTooWarm|AirSupplyTooWarm|GpuThrottledByHeat',
    equal: ['hall', 'medium'],
  },
  { while: 'CoolantSupplyTooWarm', mutes: 'GpuThrottledByHeat', equal: ['hall', 'medium'] },
  { while: 'AirSupplyTooWarm', mutes: 'GpuThrottledByHeat', equal: ['hall', 'medium'] },
  { while: 'GpuLost', mutes: 'GpusMissing', equal: ['node'] },
  { while: 'InfinibandPortLost', mutes: 'InfinibandRailsMissing|InfinibandPortFlapping', equal: ['node'] },
  { while: 'RocePortLost', mutes: 'RoceRailsMissing|RocePortFlapping', equal: ['node'] },
  { while: 'ElementOverRating', mutes: 'ElementOverContinuousRating|FailureWouldOverload', equal: ['element'] },
  { while: 'RackOverContinuousRating', mutes: 'RackOverPlan', equal: ['row', 'rack'] },
  { while: 'CoolantFlowLost', mutes: 'CoolantFlowLow', equal: ['hall'] },
  { while: 'ThinPoolAlmostFull', mutes: 'ThinPoolNearFull', equal: ['node', 'device_class'] },
  { while: 'MeterAbsent', mutes: 'MeterSilent', equal: ['meter'] },
];

/** As the operator of Prometheus takes them. */
export function inhibitRules(): readonly object[] {
  return INHIBITIONS.map(({ while: source, mutes, equal }) => ({
    sourceMatch: [{ name: 'alertname', value: source, matchType: '=' }],
    targetMatch: [{ name: 'alertname', value: mutes, matchType: '=~' }],
    equal,
  }));
}

/** Every alert that is named above: each must exist. */
export const inhibitedAlerts: readonly string[] = INHIBITIONS.flatMap(({ while: source, mutes }) => [
  source,
  ...mutes.split('|'),
]);
