import { kW, type Power, W } from '../units/index.ts';
import type { Claim, MinerFleet, Shell, Site, Tenant } from './site.ts';

export const HOURS_A_YEAR = 8760;
export const MONTHS_A_YEAR = 12;

/** What a MWh at the intake earns, in the currency of its price. */
export interface Earning {
  /** As the shed ladder names it: a fleet, or a tenant and its pool or shell. */
  readonly name: string;
  readonly of: MinerFleet | Lease;
  readonly price: Price;
  readonly perMwh: number;
  /** The day of the price. */
  readonly on: string;
  /** Less the tariff, where that is in the same currency. */
  readonly marginPerMwh: number | undefined;
  /** The price, in its own unit, at which a MWh earns no more than the tariff; absent where that is in another currency. */
  readonly breakEven: number | undefined;
}

/** What a tenant pays for: its part of a pool, or a shell that it fills. */
export interface Lease {
  readonly tenant: Tenant;
  readonly what: Claim | Shell;
}

/** `2.35 USD/GPU-h`. */
export interface Price {
  readonly amount: number;
  readonly currency: string;
  readonly per: string;
}

/** A PH/s draws 1,000 TH/s x J/TH watts for 24 hours a day. */
export function hashingPerMwh(hashprice: number, joulesPerTerahash: number): number {
  return (hashprice * 1000) / (24 * joulesPerTerahash);
}

/** The hash price at which a day of a PH/s pays for its energy. */
export function hashcost(joulesPerTerahash: number, tariffPerMwh: number): number {
  return (joulesPerTerahash * tariffPerMwh * 24) / 1000;
}

/** A GPU-hour takes the GPU's part of its server, and the cooling of that. */
export function gpuPerMwh(pricePerGpuHour: number, utilisation: number, kilowattsPerGpu: number, pue: number): number {
  return ((pricePerGpuHour * utilisation) / (kilowattsPerGpu * pue)) * 1000;
}

/** The price of a GPU-hour at which the hours that are sold pay for the energy of all. */
export function gpuHourCost(tariffPerMwh: number, utilisation: number, kilowattsPerGpu: number, pue: number): number {
  return (tariffPerMwh * kilowattsPerGpu * pue) / (1000 * utilisation);
}

/** J/TH of a miner at its nameplate. */
export function efficiencyOf({ miner }: MinerFleet): number {
  return miner.power.in(W) / miner.hashrateThs;
}

/** The part of its server's draw that comes to one GPU. */
export function drawPerGpu({ pool }: Claim): Power {
  return pool.draw.times(1 / pool.gpus).as(kW);
}

export function isFleet(of: Earning['of']): of is MinerFleet {
  return 'miner' in of;
}

/** What everything with a price earns, the least first: that is what is shed first by arithmetic. */
export function earningsOf(site: Site): readonly Earning[] {
  const prices = site.spec.energy?.prices;
  if (prices === undefined) return [];
  const tariff = priceIn(prices.tariff);
  const hash = prices.hashprice === undefined ? undefined : priceIn(prices.hashprice);
  const fleets = site.fleets.flatMap((fleet): Earning[] => {
    if (hash === undefined || fleet.spec.fate === 'remove') return [];
    const atIntake = efficiencyOf(fleet) * fleet.pue;
    const sold: Sold = { perMwh: hashingPerMwh(hash.amount, atIntake), evenAt: hashcost(atIntake, tariff.amount) };
    return [{ name: fleet.id, of: fleet, on: prices.on, ...earned(hash, sold, tariff) }];
  });
  const tenants = site.tenants.flatMap((tenant) => tenantEarnings(site, tenant, tariff));
  return [...fleets, ...tenants].toSorted((a, b) => a.perMwh - b.perMwh);
}

/** `2.35 USD/GPU-h`: the spec has seen to its form. */
export function priceIn(written: string): Price {
  const [amount = '', unit = ''] = written.split(' ');
  const [currency = '', ...per] = unit.split('/');
  return { amount: Number(amount), currency, per: per.join('/') };
}

interface Sold {
  readonly perMwh: number;
  readonly evenAt: number;
}

function earned(price: Price, { perMwh, evenAt }: Sold, tariff: Price) {
  const same = price.currency === tariff.currency;
  return {
    price,
    perMwh,
    marginPerMwh: same ? perMwh - tariff.amount : undefined,
    breakEven: same ? evenAt : undefined,
  };
}

function tenantEarnings(site: Site, tenant: Tenant, tariff: Price): readonly Earning[] {
  const { price: written, priceOn } = tenant.spec.contract;
  if (written === undefined || priceOn === undefined) return [];
  const price = priceIn(written);
  return [...tenant.claims, ...tenant.shells].flatMap((what) => {
    const sold = soldBy(site, what, price, tariff);
    const name = `${tenant.id}.${'pool' in what ? what.pool.id : what.id}`;
    return sold === undefined ? [] : [{ name, of: { tenant, what }, on: priceOn, ...earned(price, sold, tariff) }];
  });
}

/** A GPU-hour, or power without GPUs: critical power, of which the site draws more for its cooling. */
function soldBy(site: Site, what: Lease['what'], { amount, per }: Price, tariff: Price): Sold | undefined {
  const pue = site.spec.site.designPue;
  if (per === 'MWh') return { perMwh: amount / pue, evenAt: tariff.amount * pue };
  if (per === 'kW-month') {
    const perMwh = (MONTHS_A_YEAR * 1000) / HOURS_A_YEAR / pue;
    return { perMwh: amount * perMwh, evenAt: tariff.amount / perMwh };
  }
  if (!('pool' in what)) return undefined;
  const utilisation = site.spec.energy?.prices?.utilisation ?? 1;
  const each = drawPerGpu(what).in(kW);
  return {
    perMwh: gpuPerMwh(amount, utilisation, each, pue),
    evenAt: gpuHourCost(tariff.amount, utilisation, each, pue),
  };
}
