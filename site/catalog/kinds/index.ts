import type { Entry } from '../entry.ts';
import { Gpu } from './gpu.ts';
import {
  AirClass,
  Connector,
  Coolant,
  CoolingMethod,
  FloorLoad,
  PueRange,
  Rack,
  RedundancyLevel,
  WaterClass,
} from './hall.ts';
import { Container, Miner } from './mine.ts';
import { Adapter, Cable, Switch } from './network.ts';
import { Drive, FailureRate } from './reliability.ts';
import { Server } from './server.ts';

/** Every kind of entry, under the key that a catalog file writes, with its schema. */
export const kinds = {
  gpus: Gpu,
  servers: Server,
  switches: Switch,
  adapters: Adapter,
  cables: Cable,
  miners: Miner,
  containers: Container,
  coolingMethods: CoolingMethod,
  airClasses: AirClass,
  waterClasses: WaterClass,
  coolants: Coolant,
  pueRanges: PueRange,
  racks: Rack,
  connectors: Connector,
  drives: Drive,
  failureRates: FailureRate,
  floorLoads: FloorLoad,
  redundancyLevels: RedundancyLevel,
};

export type CatalogKind = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as CatalogKind[];

/** The entry that a kind holds. */
export type EntryOf<Kind extends CatalogKind> = Entry<(typeof kinds)[Kind]>;

/** Entries by kind. */
export type EntriesByKind = { readonly [Kind in CatalogKind]: readonly EntryOf<Kind>[] };
