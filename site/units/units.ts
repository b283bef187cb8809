import { type Dimension, type Quantity, type Unit, unit } from './quantity.ts';

export type Power = Quantity<'power'>;
export type ApparentPower = Quantity<'apparentPower'>;
export type Energy = Quantity<'energy'>;
export type Voltage = Quantity<'voltage'>;
export type Current = Quantity<'current'>;
export type Bandwidth = Quantity<'bandwidth'>;
export type Throughput = Quantity<'throughput'>;
export type Storage = Quantity<'storage'>;
export type Length = Quantity<'length'>;
export type Mass = Quantity<'mass'>;
export type Pressure = Quantity<'pressure'>;
export type Temperature = Quantity<'temperature'>;
export type TemperatureDifference = Quantity<'temperatureDifference'>;
export type Flow = Quantity<'flow'>;
export type WaterUse = Quantity<'waterUse'>;
export type ModelSize = Quantity<'modelSize'>;
export type Duration = Quantity<'duration'>;
/** How fast a power changes. */
export type Ramp = Quantity<'ramp'>;
export type Share = Quantity<'share'>;
export type RackUnits = Quantity<'rackUnits'>;

export const W = unit('power', 'W', 1);
export const kW = unit('power', 'kW', 1e3);
export const MW = unit('power', 'MW', 1e6);
export const GW = unit('power', 'GW', 1e9);

export const VA = unit('apparentPower', 'VA', 1);
export const kVA = unit('apparentPower', 'kVA', 1e3);
export const MVA = unit('apparentPower', 'MVA', 1e6);

export const Wh = unit('energy', 'Wh', 3600);
export const kWh = unit('energy', 'kWh', 3.6e6);
export const MWh = unit('energy', 'MWh', 3.6e9);

export const V = unit('voltage', 'V', 1);
export const kV = unit('voltage', 'kV', 1e3);

export const A = unit('current', 'A', 1);
export const kA = unit('current', 'kA', 1e3);

/** A link's speed: bits. Its dimension is not that of GB/s, because the two get confused. */
export const Gbps = unit('bandwidth', 'Gb/s', 1e9);
export const Tbps = unit('bandwidth', 'Tb/s', 1e12);

/** A store's speed: bytes. */
export const MBps = unit('throughput', 'MB/s', 1e6);
export const GBps = unit('throughput', 'GB/s', 1e9);
export const TBps = unit('throughput', 'TB/s', 1e12);

export const GB = unit('storage', 'GB', 1e9);
export const TB = unit('storage', 'TB', 1e12);
export const PB = unit('storage', 'PB', 1e15);
export const GiB = unit('storage', 'GiB', 2 ** 30);
export const TiB = unit('storage', 'TiB', 2 ** 40);
export const PiB = unit('storage', 'PiB', 2 ** 50);

export const mm = unit('length', 'mm', 1e-3);
export const m = unit('length', 'm', 1);
export const km = unit('length', 'km', 1e3);

export const kg = unit('mass', 'kg', 1);
/** A metric tonne. */
export const t = unit('mass', 't', 1e3);

export const Pa = unit('pressure', 'Pa', 1);
export const kPa = unit('pressure', 'kPa', 1e3);
export const bar = unit('pressure', 'bar', 1e5);

/** A temperature on the Celsius scale; only differences and order are meant, never products. */
export const celsius = unit('temperature', '°C', 1);

/** A difference of two temperatures: a rise or an approach, never a point on a scale. */
export const K = unit('temperatureDifference', 'K', 1);

/** What moves through a machine: air in m3/h or CFM, liquid in L/min, water of a site in m3/d. Base unit: m3/s. */
export const m3h = unit('flow', 'm3/h', 1 / 3600);
export const m3d = unit('flow', 'm3/d', 1 / 86_400);
export const litresPerMinute = unit('flow', 'L/min', 1e-3 / 60);
export const litresPerSecond = unit('flow', 'L/s', 1e-3);
/** A cubic foot a minute: 0.3048 m cubed, over 60 s. */
export const CFM = unit('flow', 'CFM', 0.3048 ** 3 / 60);
/** A US gallon a minute: 231 cubic inches. */
export const gpm = unit('flow', 'gpm', 3.785411784e-3 / 60);

/** Water that is gone for each kilowatt-hour of heat that is rejected. Base unit: m3 a joule. */
export const litresPerKwh = unit('waterUse', 'L/kWh', 1e-3 / 3.6e6);

/** Parameters of a model. */
export const million = unit('modelSize', 'million', 1e6);
export const billion = unit('modelSize', 'billion', 1e9);
export const trillion = unit('modelSize', 'trillion', 1e12);

export const ms = unit('duration', 'ms', 1e-3);
export const s = unit('duration', 's', 1);
export const min = unit('duration', 'min', 60);
export const h = unit('duration', 'h', 3600);
export const d = unit('duration', 'd', 86_400);

/** How fast a power changes. */
export const kWps = unit('ramp', 'kW/s', 1e3);
export const MWps = unit('ramp', 'MW/s', 1e6);
export const MWpmin = unit('ramp', 'MW/min', 1e6 / 60);

export const percent = unit('share', '%', 0.01);

/** A rack unit: 44.45 mm of height (EIA-310). */
export const U = unit('rackUnits', 'U', 1);

const units: readonly Unit<Dimension>[] = [
  ...[W, kW, MW, GW, VA, kVA, MVA, Wh, kWh, MWh, V, kV, A, kA, Gbps, Tbps, MBps, GBps, TBps],
  ...[
    GB,
    TB,
    PB,
    GiB,
    TiB,
    PiB,
    mm,
    m,
    km,
    kg,
    t,
    Pa,
    kPa,
    bar,
    celsius,
    K,
    kWps,
    MWps,
    MWpmin,
    ms,
    s,
    min,
    h,
    d,
    percent,
    U,
  ],
  ...[m3h, m3d, litresPerMinute, litresPerSecond, CFM, gpm, litresPerKwh, million, billion, trillion],
] as unknown as readonly Unit<Dimension>[];

/** Every unit that a site file may write, by its symbol. */
export const unitsBySymbol: ReadonlyMap<string, Unit<Dimension>> = new Map(units.map((u) => [u.symbol, u]));
