import { type Power, W } from '../units/index.ts';
import type { Phase, RackContent, Site } from './site.ts';

/** What one kind of equipment draws, by the three figures that are so often taken for one another. */
export interface LoadFigures {
  readonly name: string;
  readonly what: RackContent['what'];
  readonly count: number;
  /** The highest draw: what feeds, cooling and failures are held to. */
  readonly allocated: Power;
  /** In usual work; absent where nobody has published it. */
  readonly typical: Power | undefined;
  /** The sum of the ratings of its power supplies: never a load, and no feed is sized by it. */
  readonly nameplate: Power | undefined;
}

/** The equipment of a phase by model. */
export function loadFigures(site: Site, phase: Phase): readonly LoadFigures[] {
  const each = new Map<string, { readonly typical: Power | undefined; readonly nameplate: Power | undefined }>();
  for (const { server } of site.pools)
    each.set(server.id, {
      typical: server.typicalPower,
      nameplate: server.psus?.rating?.times(server.psus.count),
    });
  for (const { switch: model } of site.fabrics)
    each.set(model.id, {
      typical: model.typicalPower,
      nameplate: model.nameplate ?? model.psus?.rating?.times(model.psus.count),
    });
  const figures = new Map<string, LoadFigures>();
  for (const content of phase.rows.flatMap((row) => row.contents)) {
    const key = `${content.what} ${content.name}`;
    const known = figures.get(key);
    const count = (known?.count ?? 0) + content.count;
    const draw = content.each.draw.times(content.count);
    const one = each.get(content.name);
    figures.set(key, {
      name: content.name,
      what: content.what,
      count,
      allocated: known === undefined ? draw.as(content.each.draw.unit) : known.allocated.plus(draw),
      typical: one?.typical?.times(count),
      nameplate: one?.nameplate?.times(count),
    });
  }
  return [...figures.values()].filter(({ allocated }) => allocated > W(0));
}
