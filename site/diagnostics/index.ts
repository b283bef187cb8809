/** What Afterhash has to say about a site file, and how it is printed. */
export * from './diagnostic.ts';
export * from './locate.ts';
export * from './nearest.ts';
export * from './print-github.ts';
export * from './print-json.ts';
export * from './print-pretty.ts';
export * from './print-sarif.ts';
export * from './range.ts';
export * from './rule.ts';
export * from './visible.ts';
