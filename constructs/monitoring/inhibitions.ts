interface Inhibition {
  /** The alert that says it all. */
  readonly while: string;
  /** Those that follow from it, as a pattern. */
  readonly mutes: string;
  /** Labels that are the same in both. */
  readonly equal: readonly string[];
}

/** What is not told while something else already says it. Faults of hardware are always told. */
const INHIBITIONS: readonly Inhibition[] = [
  // A node without power is silent in every way: one message instead of five.
  {
    while: 'NodeLost',
    mutes:
      'NodeFlapping|GpuExporterSilent|GpusMissing|InfinibandPortLost|InfinibandRailsMissing|RocePortLost|RoceRailsMissing',
    equal: ['node'],
  },
  { while: 'GpuLost', mutes: 'GpusMissing', equal: ['node'] },
  { while: 'InfinibandPortLost', mutes: 'InfinibandRailsMissing|InfinibandPortFlapping', equal: ['node'] },
  { while: 'RocePortLost', mutes: 'RoceRailsMissing|RocePortFlapping', equal: ['node'] },
  { while: 'ElementOverRating', mutes: 'ElementOverContinuousRating|FailureWouldOverload', equal: ['element'] },
  { while: 'RackOverContinuousRating', mutes: 'RackOverPlan', equal: ['row', 'rack'] },
  { while: 'CoolantFlowLost', mutes: 'CoolantFlowLow', equal: ['hall'] },
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
