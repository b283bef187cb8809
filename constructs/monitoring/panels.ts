/** A query of a panel, and how its series are called: `{{element}}` is the label of that name. */
export interface Query {
  readonly expr: string;
  readonly legend?: string;
}

export interface Panel {
  readonly type: 'timeseries' | 'stat' | 'bargauge';
  readonly title: string;
  /** As Grafana names it: `watt`, `percentunit`, `celsius`. */
  readonly unit: string;
  readonly queries: readonly Query[];
  /** Where green ends, in the unit of the panel. */
  readonly limit?: number;
}

/** A heading, and the panels below it. */
export interface Section {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** Grafana's grid is 24 wide: two panels stand side by side. */
const WIDTH = 12;
const HEIGHT = 8;

/** The name that kube-prometheus-stack gives its Prometheus. */
const SOURCE = { type: 'prometheus', uid: 'prometheus' };

/** Sections in Grafana's own shape, set out from top to bottom. */
export function layOut(sections: readonly Section[]): object[] {
  const panels: object[] = [];
  let y = 0;
  for (const { title, panels: own } of sections) {
    panels.push({ id: panels.length + 1, type: 'row', title, gridPos: { x: 0, y, w: 2 * WIDTH, h: 1 } });
    y += 1;
    for (const [i, panel] of own.entries()) {
      const gridPos = { x: (i % 2) * WIDTH, y: y + Math.floor(i / 2) * HEIGHT, w: WIDTH, h: HEIGHT };
      panels.push({ id: panels.length + 1, gridPos, ...drawn(panel) });
    }
    y += Math.ceil(own.length / 2) * HEIGHT;
  }
  return panels;
}

function drawn({ type, title, unit, queries, limit }: Panel): object {
  const steps = [{ color: 'green', value: null }, ...(limit === undefined ? [] : [{ color: 'red', value: limit }])];
  return {
    type,
    title,
    datasource: SOURCE,
    fieldConfig: { defaults: { unit, thresholds: { mode: 'absolute', steps } }, overrides: [] },
    targets: queries.map(({ expr, legend }, i) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + i),
      datasource: SOURCE,
      expr,
      ...(legend === undefined ? {} : { legendFormat: legend }),
    })),
  };
}
