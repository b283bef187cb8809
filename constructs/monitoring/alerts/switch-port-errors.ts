import type { FailureMode } from '../rules.ts';
import { aboutUfm, readsUfm, UFM_PORT_NAME } from '../ufm.ts';

/** Bits that neither error correction nor sending again on the link has put right: packets are lost with them. */
export const switchPortErrors: FailureMode = (site) =>
  readsUfm(site)
    ? [
        {
          ...aboutUfm,
          name: 'SwitchPortErrors',
          severity: 'warning',
          expr: 'increase(Symbol_Errors[1h]) > 0',
          // An hour of it: one event at the start of a link is none.
          holds: '1h',
          summary: `${UFM_PORT_NAME} goes on losing bits: {{ $value | humanize }} in an hour`,
          runbook:
            'Clean and reseat both ends, then exchange the cable; compare its bit error rate with its neighbours.',
        },
      ]
    : [];
