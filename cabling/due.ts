import type { Phase, Site, WiredSwitch } from '../site/model/index.ts';
import type { Plan, PlannedHost } from './plan.ts';

/** What is to be there in a phase: what a later one brings is not missed, and where it is there already it has its place. */
export interface Due {
  host(host: PlannedHost): boolean;
  switch(one: WiredSwitch): boolean;
}

/** In the end a leaf has its place also where no node is below it. */
const ALL: Due = { host: () => true, switch: () => true };

/** Nodes of rows that are at work, hosts of managers, and the switches above those nodes. */
export function dueIn(site: Site, phase: Phase, plan: Plan): Due {
  if (phase === site.final) return ALL;
  const rows = new Set(phase.rows.map(({ name }) => name));
  const isAtWork = ({ row }: PlannedHost) => row !== undefined && rows.has(row);
  const switches = new Set<WiredSwitch>();
  for (const one of plan.switches.values())
    for (const { from } of plan.linksOf(one))
      if ('host' in from && isAtWork(plan.hostOf(from))) addWithAbove(plan, one, switches);
  return { host: (one) => one.row === undefined || isAtWork(one), switch: (one) => switches.has(one) };
}

function addWithAbove(plan: Plan, one: WiredSwitch, to: Set<WiredSwitch>): void {
  if (to.has(one)) return;
  to.add(one);
  for (const link of plan.linksOf(one)) if (link.from === one) addWithAbove(plan, link.to, to);
}
