import { links } from '../links.ts';
import { nodeLabels } from '../node-labels.ts';
import { readyNodes } from '../node-matcher.ts';
import type { FailureMode } from '../rules.ts';

/** Nodes that leave, and nodes that come and go. */
export const nodeFlapping: FailureMode = (site) =>
  site.pools.flatMap((pool) => {
    const ready = readyNodes(pool);
    const labels = nodeLabels(site, pool);
    return [
      {
        name: 'NodeFlapping',
        severity: 'warning',
        domain: 'cluster',
        // There and back is two changes: more than one such round in half an hour.
        expr: `changes(${ready}[30m]) > 2`,
        summary: '{{ $labels.node }} became ready and unready {{ $value }} times in half an hour',
        runbook: 'Cordon it: each round evicts a gang. Then read its kubelet, its power supplies and its uplink.',
        link: links.nodes,
        labels,
      },
      {
        name: 'NodeLost',
        severity: 'warning',
        domain: 'cluster',
        expr: `${ready} == 0`,
        holds: '10m',
        summary: '{{ $labels.node }} is not ready',
        runbook: 'Look at its BMC: power, then boot, then kubelet. A spare takes its place while Kueue finds one.',
        link: links.nodes,
        labels,
      },
    ] as const;
  });
