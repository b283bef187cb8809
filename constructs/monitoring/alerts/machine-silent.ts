import { links } from '../links.ts';
import type { FailureMode } from '../rules.ts';
import { scrapesOf } from '../scrapes.ts';

/**
 * Its exporter answers for a BMC that does not, and says so of each part that it asked for. A BMC that lacks a part, as
 * many lack DCMI, answers for the others (prometheus-community/ipmi_exporter, collector.go, read 2026-11-26).
 */
const BMC_SILENT = 'max by (job, instance) (ipmi_up{job="ipmi"}) == 0';

/** A machine beside the cluster that answers no more: what it measured is unknown, and nothing else says so. */
export const machineSilent: FailureMode = (site) => {
  const jobs = scrapesOf(site).map(({ metadata }) => metadata.name);
  if (jobs.length === 0) return [];
  return [
    {
      name: 'MachineSilent',
      severity: 'warning',
      domain: 'cluster',
      expr: [`up{job=~"${jobs.join('|')}"} == 0`, ...(jobs.includes('ipmi') ? [BMC_SILENT] : [])].join('\nor '),
      holds: '10m',
      summary: '{{ $labels.instance }} of {{ $labels.job }} does not answer',
      runbook: 'Reach it on the management network; many at once are the exporter or its password, one is the machine.',
      link: links.staleness,
    },
  ];
};
