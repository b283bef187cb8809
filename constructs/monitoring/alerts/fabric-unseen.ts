import type { FailureMode } from '../rules.ts';
import { aboutUfm, readsUfm, UFM_PATH } from '../ufm.ts';

/** UFM answers and says nothing of ports: under another path its figures have other names, and no alert reads them. */
export const fabricUnseen: FailureMode = (site) =>
  readsUfm(site)
    ? [
        {
          ...aboutUfm,
          name: 'FabricUnseen',
          severity: 'warning',
          expr: 'up{job="ufm"} == 1 unless on (job) Link_Down{job="ufm"}',
          holds: '15m',
          summary: '{{ $labels.instance }} answers, and has no figure of the ports of the fabric',
          runbook: `Read the secondary telemetry of UFM, path ${UFM_PATH}, usually at port 9002; see that it runs.`,
        },
      ]
    : [];
