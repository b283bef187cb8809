/** What a quantity measures. Two dimensions never compare, add or mix: the compiler refuses. */
export type Dimension =
  | 'power'
  | 'apparentPower'
  | 'energy'
  | 'voltage'
  | 'current'
  | 'bandwidth'
  | 'throughput'
  | 'storage'
  | 'length'
  | 'mass'
  | 'pressure'
  | 'temperature'
  | 'temperatureDifference'
  | 'flow'
  | 'waterUse'
  | 'modelSize'
  | 'duration'
  | 'ramp'
  | 'share'
  | 'rackUnits';

/** A unit of one dimension; called with a number it makes a quantity: `kW(40)`. */
export interface Unit<D extends Dimension> {
  (value: number): Quantity<D>;
  readonly dimension: D;
  readonly symbol: string;
  /** How many base units one of this unit is. */
  readonly factor: number;
}

/** Significant digits that a quantity keeps in print: enough for a nameplate, too few for noise. */
const PRINTED_DIGITS = 4;

/** Sums of decimal fractions miss by about this share. */
const ROUNDING = 1e-9;

/** Made once: a large site prints tens of thousands of quantities. */
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** A number that knows what it measures. It prints itself in the unit it was made in. */
export class Quantity<D extends Dimension> {
  readonly dimension: D;
  readonly #base: number;
  readonly #unit: Unit<D>;

  constructor(base: number, unit: Unit<D>) {
    this.dimension = unit.dimension;
    this.#base = base;
    this.#unit = unit;
  }

  /** The unit that this quantity prints in. */
  get unit(): Unit<D> {
    return this.#unit;
  }

  in(unit: Unit<D>): number {
    return this.#base / unit.factor;
  }

  plus(other: Quantity<D>): Quantity<D> {
    return new Quantity(this.#base + other.#base, this.#unit);
  }

  minus(other: Quantity<D>): Quantity<D> {
    return new Quantity(this.#base - other.#base, this.#unit);
  }

  times(factor: number): Quantity<D> {
    return new Quantity(this.#base * factor, this.#unit);
  }

  /** This quantity as a share of another of its dimension: `draw.per(limit)` is 0.8 at 80 %. */
  per(other: Quantity<D>): number {
    return this.#base / other.#base;
  }

  /** The same quantity, shown in the unit of `other`. */
  like(other: Quantity<D>): Quantity<D> {
    return new Quantity(this.#base, other.#unit);
  }

  /** The same quantity, shown in `unit`. */
  as(unit: Unit<D>): Quantity<D> {
    return new Quantity(this.#base, unit);
  }

  /** Whether this is more than a limit by more than rounding can explain: a busway loaded to exactly 80 % is within it. */
  exceeds(limit: Quantity<D>): boolean {
    return this.#base - limit.#base > Math.abs(limit.#base) * ROUNDING;
  }

  /** Lets `<`, `<=`, `>` and `>=` order two quantities of the same dimension. */
  valueOf(): number {
    return this.#base;
  }

  /** The value in the unit it prints in, rounded to what a nameplate could say. */
  get printedValue(): number {
    return Number((this.#base / this.#unit.factor).toPrecision(PRINTED_DIGITS));
  }

  /** The least printable quantity that is no less: what advice names, so that whoever follows it is not refused again. */
  roundedUp(): Quantity<D> {
    return this.#rounded(Math.ceil);
  }

  /** The largest printable quantity that is no more. */
  roundedDown(): Quantity<D> {
    return this.#rounded(Math.floor);
  }

  #rounded(round: (value: number) => number): Quantity<D> {
    const value = this.#base / this.#unit.factor;
    if (value === 0) return this;
    const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - PRINTED_DIGITS);
    // The tiny part keeps 80 of 80 from becoming 80.01 by the rounding of a sum.
    const steps = round(value / step - (round === Math.ceil ? ROUNDING : -ROUNDING) * Math.abs(value / step));
    return new Quantity(steps * step * this.#unit.factor, this.#unit);
  }

  toString(): string {
    return `${grouped.format(this.printedValue)} ${this.#unit.symbol}`;
  }

  /** The shape that every JSON output of Afterhash gives a quantity. */
  toJSON(): { value: number; unit: string } {
    return { value: this.printedValue, unit: this.#unit.symbol };
  }
}

export function unit<D extends Dimension>(dimension: D, symbol: string, factor: number): Unit<D> {
  const make = (value: number): Quantity<D> => new Quantity(value * factor, make as Unit<D>);
  return Object.assign(make, { dimension, symbol, factor });
}

/** Adds quantities; `zero` gives the unit that the sum prints in, and the sum of none. */
export function sum<D extends Dimension>(zero: Quantity<D>, parts: Iterable<Quantity<D>>): Quantity<D> {
  let total = zero;
  for (const part of parts) total = total.plus(part);
  return total;
}

/** The larger of two quantities. */
export function larger<D extends Dimension>(a: Quantity<D>, b: Quantity<D>): Quantity<D> {
  return a >= b ? a : b;
}

/** The smaller of two quantities, shown in its own unit. */
export function smaller<D extends Dimension>(a: Quantity<D>, b: Quantity<D>): Quantity<D> {
  return b < a ? b : a;
}
