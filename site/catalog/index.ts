/** Facts about hardware, halls, charts and codes, each with its source. */
export * from './alert-words.ts';
export * from './catalog.ts';
export * from './catalog-file.ts';
export * from './charts.ts';
export * from './compatibility.ts';
export * from './confidence.ts';
export * from './drivers.ts';
export * from './electrical-codes.ts';
export type { Confidence } from './entry.ts';
export * from './generator-ratings.ts';
export * from './grid-programmes.ts';
export * from './images.ts';
export * from './isolation.ts';
export type { Gpu } from './kinds/gpu.ts';
export type {
  AirClass,
  Connector,
  Coolant,
  CoolingMethod,
  FloorLoad,
  PueRange,
  Rack,
  RedundancyLevel,
  WaterClass,
} from './kinds/hall.ts';
export { type CatalogKind, type EntriesByKind, type EntryOf, kindNames } from './kinds/index.ts';
export type { Container, Miner } from './kinds/mine.ts';
export type { Adapter, Cable, Switch } from './kinds/network.ts';
export type { Drive, FailureRate } from './kinds/reliability.ts';
export type { Server } from './kinds/server.ts';
export * from './manifests.ts';
export * from './meters.ts';
export * from './miner-control.ts';
export * from './regions.ts';
export * from './versions.ts';
