import type { CoolingMethod } from '../catalog/index.ts';
import type { Hall, Row, Site } from '../model/index.ts';
import type { Power } from '../units/index.ts';

/** What the catalog calls the way in which a row is cooled. */
const METHOD: Readonly<Record<Row['cooling'], string>> = {
  'perimeter-air': 'generic/air-perimeter',
  'contained-air': 'generic/air-contained',
  'rear-door': 'generic/rear-door-active',
  liquid: 'generic/direct-liquid-hybrid',
  immersion: 'generic/immersion-single-phase',
};

export function coolingMethod(site: Site, cooling: Row['cooling']): CoolingMethod | undefined {
  return site.catalog.coolingMethod(METHOD[cooling]);
}

/** What the air takes of the fullest rack of a row: all of it, or what a loop leaves to the room. */
export interface AirOfRack {
  readonly cooling: Row['cooling'];
  readonly draw: Power;
  readonly all: boolean;
}

export function airOfRack(hall: Hall, row: Row): AirOfRack {
  if (row.cooling !== 'liquid') return { cooling: row.cooling, draw: row.rack.draw, all: true };
  const share = Number(row.draw) === 0 ? 0 : 1 - row.liquidHeat.per(row.draw);
  return {
    cooling: hall.spec.cooling.air?.containment ? 'contained-air' : 'perimeter-air',
    draw: row.rack.draw.times(share),
    all: false,
  };
}
