/** kW, V, A, Gb/s, GB, and the laws between them. */
export * from './cooling-laws.ts';
export * from './laws.ts';
export { exampleOf, type NotAQuantity, parseQuantity } from './parse.ts';
export { type Dimension, larger, Quantity, smaller, sum, type Unit } from './quantity.ts';
export * from './reliability-laws.ts';
export * from './units.ts';
