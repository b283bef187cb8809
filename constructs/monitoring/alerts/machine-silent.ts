import { links } from '../links.ts';
import type { FailureMode } from '../rules.ts';
import { scrapesOf } from '../scrapes.ts';

/** A machine beside the cluster that answers no more: what it measured is unknown, and nothing else says so. */
export const machineSilent: FailureMode = (site) => {
  const jobs = scrapesOf(site).map(({ metadata }) => metadata.name);
  if (jobs.length === 0) return [];
  return [
    {
      name: 'MachineSilent',
      severity: 'warning',
      domain: 'cluster',
      expr: `up{job=~"${jobs.join('|')}"} == 0`,
      holds: '10m',
      summary: '{{ $labels.instance }} of {{ $labels.job }} does not answer',
      runbook: 'Reach it on the management network; many at once are the exporter or its password, one is the machine.',
      link: links.staleness,
    },
  ];
};
