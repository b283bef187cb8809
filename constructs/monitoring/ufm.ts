import type { Site } from '../../site/model/index.ts';
import { links } from './links.ts';

/**
 * What the secondary telemetry of UFM says of every port each five minutes, under these names (NVIDIA UFM Enterprise
 * User Manual v6.24.2, low-frequency telemetry fields; Mellanox/ufm_sdk_3.0, ufm_events_grafana_dashboard_plugin, read
 * 2026-11-26). Its primary telemetry, under `/metrics`, calls its figures otherwise.
 */
export const UFM_PATH = '/xcset/low_freq_debug';

/** Of more than a hundred figures for each port, those that an alert or a panel reads: all of them are millions. */
const FIGURES = ['Link_Down', 'Symbol_Errors', 'Effective_BER', 'phy_state'];

/**
 * Which port it is. The others go: the temperature of the module is one of them, as text, and each degree would be a
 * new series (NVIDIA/infra-controller, health, the collector of NMX-T, which serves the same telemetry, read 2026-11-26).
 */
const LABELS = ['Node_GUID', 'Port_Number', 'port_label', 'node_description'];

/** One port, in what joins its figures. */
export const UFM_PORT = LABELS.slice(0, 2).join(', ');

/** Physical state of a link that is up (NVIDIA, InfiniBand Cluster Bring-up Procedure, UFM telemetry, read 2026-11-26). */
export const LINK_UP = 5;

/**
 * Part of the bits that a link of InfiniBand may get wrong: its specification asks for less, and NVIDIA tests its cables
 * to a thousandth of it (NVIDIA, Cabling Data Centers design guide, mixing widths and rates, bit error rate, read 2026-11-26).
 */
export const MOST_BIT_ERRORS = 1e-12;

/** How its ports are called in print. */
export const UFM_PORT_NAME = 'port {{ $labels.port_label }} of {{ $labels.node_description }}';

export const aboutUfm = { domain: 'fabric', link: links.ufmTelemetry } as const;

export function readsUfm({ spec }: Site): boolean {
  return spec.monitoring?.exporters?.ufm !== undefined;
}

/** Takes what is read, and not the time beside it: a figure of five minutes ago would be stale on arrival. */
export const ufmScrape = {
  honorTimestamps: false,
  metricRelabelings: [
    { sourceLabels: ['__name__'], regex: FIGURES.join('|'), action: 'keep' },
    { regex: ['__name__', 'job', 'instance', ...LABELS].join('|'), action: 'labelkeep' },
  ],
} as const;
