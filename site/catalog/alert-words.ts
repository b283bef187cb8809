/** The parts of a site that an alert may be about. */
export const alertDomains = [
  'power',
  'cooling',
  'energy',
  'gpu',
  'fabric',
  'storage',
  'cluster',
  'scheduling',
] as const;

/** Critical wakes somebody, a warning waits for the day, info is for the record. */
export const alertSeverities = ['critical', 'warning', 'info'] as const;

export type AlertDomain = (typeof alertDomains)[number];
export type AlertSeverity = (typeof alertSeverities)[number];
