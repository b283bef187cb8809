import { ufmTelemetry } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const telemetryWithoutUfm: Rule<Site> = {
  code: 'monitoring/telemetry-without-ufm',
  severity: 'error',
  holds: 'Figures of UFM are read where a fabric has UFM.',
  because: 'OpenSM on a switch serves no telemetry: the target would be down for ever, and its alert never end.',
  citations: [ufmTelemetry],

  *find(site) {
    if (site.spec.monitoring?.exporters?.ufm === undefined) return;
    if (site.fabrics.some((fabric) => fabric.spec.manager === 'ufm')) return;
    yield {
      path: ['monitoring', 'exporters', 'ufm'],
      message: 'the telemetry of UFM is asked for, but no fabric of this site is managed by UFM',
      help: 'write manager: ufm at the fabric, or take the exporter away',
    };
  },

  examples: {
    valid: [exampleSite(), withTelemetry('manager: ufm')],
    invalid: [{ input: withTelemetry('manager: opensm'), at: 'monitoring.exporters.ufm' }],
  },
};

function withTelemetry(manager: string): string {
  return exampleSite({
    fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2, ${manager} }`,
    monitoring: '{ retention: 30 d, exporters: { ufm: { host: "ufm.example.com:9002" } } }',
  });
}
