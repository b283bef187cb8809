import type { Site } from '../../../site/model/index.ts';
import { layOut, type Section } from '../panels.ts';

/** A choice at the top of a dashboard, which its queries name. */
export type Variable =
  | {
      readonly name: string;
      readonly label: string;
      /** The values of a label, from Prometheus: one, several or all. */
      readonly values: string;
    }
  | {
      readonly name: string;
      readonly label: string;
      /** What a person sees, and what the queries get; one at a time. */
      readonly options: readonly (readonly [string, string])[];
    };

export interface Dashboard {
  /** `building`: its file, and the end of its address in Grafana. Permanent: people link to it. */
  readonly name: string;
  readonly title: string;
  readonly variables: readonly Variable[];
  readonly sections: readonly Section[];
}

/** What a site shows under one title; undefined where it has nothing of the kind. */
export type DashboardOf = (site: Site) => Dashboard | undefined;

/** The version of Grafana's own dashboard model that this is written in; newer ones are migrated to when it is opened. */
const SCHEMA_VERSION = 39;

/** The name that kube-prometheus-stack gives its Prometheus. */
const SOURCE = { type: 'prometheus', uid: 'prometheus' };

/** A dashboard in Grafana's own shape. */
export function drawnBy({ site }: { readonly site: Site }, { name, title, variables, sections }: Dashboard) {
  return {
    uid: `afterhash-${name}`,
    title: `${title} of ${site.name}`,
    tags: ['afterhash'],
    timezone: 'browser',
    refresh: '1m',
    graphTooltip: 1,
    schemaVersion: SCHEMA_VERSION,
    time: { from: 'now-6h', to: 'now' },
    templating: { list: variables.map(variable) },
    // The others of this site, a click away.
    links: [
      {
        type: 'dashboards',
        title: 'Site',
        icon: 'external link',
        tooltip: '',
        tags: ['afterhash'],
        asDropdown: true,
        targetBlank: false,
        includeVars: false,
        keepTime: true,
      },
    ],
    panels: layOut(sections),
  };
}

function variable(one: Variable): object {
  const { name, label } = one;
  if ('values' in one)
    return {
      name,
      label,
      type: 'query',
      datasource: SOURCE,
      query: one.values,
      refresh: 2,
      includeAll: true,
      multi: true,
      current: { text: 'All', value: '$__all' },
    };
  const options = one.options.map(([text, value], i) => ({ text, value, selected: i === 0 }));
  return {
    name,
    label,
    type: 'custom',
    query: one.options.map(([text, value]) => `${text} : ${value}`).join(', '),
    includeAll: false,
    multi: false,
    options,
    current: options[0],
  };
}
