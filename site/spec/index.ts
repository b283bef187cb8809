/** What the author writes: the language of the site file, and where each thing of it stands. */
export * from './alerts.ts';
export * from './cluster.ts';
export * from './cluster-parts.ts';
export * from './conversion.ts';
export * from './cooling.ts';
export * from './exporters.ts';
export * from './generation.ts';
export * from './halls.ts';
export * from './meters.ts';
export * from './monitoring.ts';
export * from './power.ts';
export { expand, expandAll } from './ranges.ts';
export { fieldCodes, readSpec } from './read-spec.ts';
export * from './shells.ts';
export * from './site-spec.ts';
export * from './tenants.ts';
export * from './uplinks.ts';
