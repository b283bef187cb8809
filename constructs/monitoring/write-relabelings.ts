import type { Site } from '../../site/model/index.ts';
import type { RemoteWriteSpec } from '../../site/spec/index.ts';

/**
 * What leaves the site, and under whose name: in this order, for what is dropped is not looked at again.
 *
 * Prometheus anchors every pattern itself (https://prometheus.io/docs/prometheus/latest/configuration/configuration/,
 * relabel_config, read 2026-11-26).
 */
export function writeRelabelings({ tenants }: Site, { only, never }: RemoteWriteSpec): readonly object[] {
  const named = (names: readonly string[], action: 'keep' | 'drop') => ({
    sourceLabels: ['__name__'],
    regex: names.map(pattern).join('|'),
    action,
  });
  const ids = tenants.map(({ id }) => id).join('|');
  return [
    ...(only === undefined ? [] : [named(only, 'keep')]),
    ...(never === undefined ? [] : [named(never, 'drop')]),
    ...(tenants.length === 0 ? [] : TENANT_OF.map(([label, rest]) => tenantOf(label, `(${ids})${rest}`))),
  ];
}

/** A name has no character that a pattern would read but for the star, which stands for any number of characters. */
function pattern(name: string): string {
  return name.replaceAll('*', '.*');
}

/**
 * Labels that say whose a series is, the surest last: a namespace is called by its tenant's id and a queue `tenant.pool`.
 * On series of the GPU exporter the namespace of the pod that works is the exported one.
 */
const TENANT_OF = [
  ['namespace', ''],
  ['cluster_queue', '[.].+'],
  ['exported_namespace', ''],
] as const;

function tenantOf(label: string, regex: string): object {
  return { sourceLabels: [label], regex, targetLabel: 'tenant', replacement: '$1', action: 'replace' };
}
