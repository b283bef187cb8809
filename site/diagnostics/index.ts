/** What Afterhash has to say about a site file, and how it is printed. */
export * from './diagnostic.ts';
export * from './rule.ts';
