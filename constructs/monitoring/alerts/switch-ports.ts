import type { Alert, FailureMode } from '../rules.ts';
import { aboutUfm, LINK_UP, readsUfm, UFM_PORT, UFM_PORT_NAME } from '../ufm.ts';

const alerts: readonly Alert[] = [
  {
    ...aboutUfm,
    name: 'SwitchPortLost',
    severity: 'warning',
    // Only a port that worked in the last day: one that was never cabled is never up.
    expr: `phy_state != ${LINK_UP} and on (${UFM_PORT}) max_over_time((phy_state == bool ${LINK_UP})[1d:5m]) == 1`,
    holds: '5m',
    summary: `${UFM_PORT_NAME} is down (state {{ $value }})`,
    runbook:
      'Look first whether a rung of the shed ladder has its node powered off (NodeShed): then it comes back with the node. Else find its cable in the cable book and look at both ends; between switches its pair carries less until it is back.',
  },
  {
    ...aboutUfm,
    name: 'SwitchPortFlapping',
    severity: 'warning',
    expr: 'increase(Link_Down[1h]) >= 2',
    summary: `${UFM_PORT_NAME} went down more than once in an hour`,
    runbook: 'Exchange cable or transceiver: each time, all routes over the link are worked out anew.',
  },
];

/** Ports that are down or flap, as UFM sees them from both ends: no node says anything of a link between switches. */
export const switchPorts: FailureMode = (site) => (readsUfm(site) ? alerts : []);
