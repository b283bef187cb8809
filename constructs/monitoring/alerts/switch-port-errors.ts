import { links } from '../links.ts';
import type { Alert, FailureMode } from '../rules.ts';
import { aboutUfm, MOST_BIT_ERRORS, readsUfm, UFM_PORT_NAME } from '../ufm.ts';

const alerts: readonly Alert[] = [
  {
    ...aboutUfm,
    name: 'SwitchPortErrors',
    severity: 'warning',
    // Bits that neither error correction nor sending again on the link has put right: packets are lost with them.
    expr: 'increase(Symbol_Errors[1h]) > 0',
    // An hour of it: one event at the start of a link is none.
    holds: '1h',
    summary: `${UFM_PORT_NAME} goes on losing bits: {{ $value | humanize }} in an hour`,
    runbook: 'Clean and reseat both ends, then exchange the cable; compare its bit error rate with its neighbours.',
  },
  {
    ...aboutUfm,
    name: 'SwitchPortBitErrorRate',
    severity: 'warning',
    // Behind error correction: what is sent again is late and not lost, so that no counter of losses tells of it.
    expr: `Effective_BER > ${MOST_BIT_ERRORS}`,
    holds: '1h',
    summary: `${UFM_PORT_NAME} gets {{ $value }} of its bits wrong, where a link may ${MOST_BIT_ERRORS}`,
    runbook: 'Clean and reseat both ends, bring the firmware of device and cable up to date, then exchange the cable.',
    link: links.bitErrorRate,
  },
];

/** Links that damage what they carry, as UFM sees them from both ends. */
export const switchPortErrors: FailureMode = (site) => (readsUfm(site) ? alerts : []);
