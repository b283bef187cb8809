import type { AlertDomain, AlertSeverity } from '../../site/catalog/index.ts';
import type { Site } from '../../site/model/index.ts';

/** A rule that tells a person of one way in which the site fails. */
export interface Alert {
  /** Permanent: routes and silences name it. */
  readonly name: string;
  readonly severity: AlertSeverity;
  readonly domain: AlertDomain;
  readonly expr: string;
  /**
   * How long it must hold first, as Prometheus writes it: `10m`.
   *
   * @default it fires at once
   */
  readonly holds?: string;
  /** What is wrong, in Prometheus' own template language. */
  readonly summary: string;
  /** What a person does about it. */
  readonly runbook: string;
  /** Where more is said: the page of whoever makes the thing, or the rule that it is held to. */
  readonly link: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** The alerts of one failure mode, with the thresholds of this site. */
export type FailureMode = (site: Site) => readonly Alert[];

/** A figure of the site file as a series, so that one alert serves all things of a kind. */
export interface Threshold {
  readonly record: string;
  readonly value: number;
  readonly labels: Readonly<Record<string, string>>;
}

export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly object[];
}

export function thresholdGroup(name: string, thresholds: readonly Threshold[]): RuleGroup {
  return {
    name,
    rules: thresholds.map(({ record, value, labels }) => ({ record, expr: `vector(${value})`, labels })),
  };
}

export function alertGroup(name: string, alerts: readonly Alert[]): RuleGroup {
  return {
    name,
    rules: alerts.map(({ name: alert, expr, holds, severity, domain, labels, summary, runbook, link }) => ({
      alert,
      expr,
      ...(holds === undefined ? {} : { for: holds }),
      labels: { ...labels, severity, domain },
      annotations: { summary, runbook, runbook_url: link },
    })),
  };
}
