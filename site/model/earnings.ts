import { kW, W } from '../units/index.ts';
import type { Claim, MinerFleet, Site, Tenant } from './site.ts';

const HOURS_A_YEAR = 8760;
const MONTHS_A_YEAR = 12;

/** What a MWh at the intake earns, in the currency of its price. */
export interface Earning {
  /** As the shed ladder names it: a fleet, or a tenant and its pool or shell. */
  readonly name: string;
  readonly fleet: MinerFleet | undefined;
  readonly currency: string;
  /** Per MWh: also the tariff at which it breaks even. */
  readonly perMwh: number;
  /** The day of the price. */
  readonly on: string;
  /** Less the tariff, where that is in the same currency. */
  readonly marginPerMwh: number | undefined;
  /** Per PH/s and day at the tariff of the site: below it, hashing costs more than it earns. */
  readonly breakEvenHashprice: number | undefined;
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

/** J/TH of a miner at its nameplate. */
export function efficiencyOf({ miner }: MinerFleet): number {
  return miner.power.in(W) / miner.hashrateThs;
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
    const perMwh = hashingPerMwh(hash.amount, atIntake);
    return [
      {
        name: fleet.id,
        fleet,
        currency: hash.currency,
        perMwh,
        on: prices.on,
        marginPerMwh: perMwh - tariff.amount,
        breakEvenHashprice: hashcost(atIntake, tariff.amount),
      },
    ];
  });
  const tenants = site.tenants.flatMap((tenant) => tenantEarnings(site, tenant, prices.utilisation ?? 1, tariff));
  return [...fleets, ...tenants].toSorted((a, b) => a.perMwh - b.perMwh);
}

interface Price {
  readonly amount: number;
  readonly currency: string;
  readonly per: string;
}

/** `2.35 USD/GPU-h`: the spec has seen to its form. */
export function priceIn(written: string): Price {
  const [amount = '', unit = ''] = written.split(' ');
  const [currency = '', ...per] = unit.split('/');
  return { amount: Number(amount), currency, per: per.join('/') };
}

function tenantEarnings(site: Site, tenant: Tenant, utilisation: number, tariff: Price): readonly Earning[] {
  const { price: written, priceOn } = tenant.spec.contract;
  if (written === undefined || priceOn === undefined) return [];
  const price = priceIn(written);
  const earning = (what: string, perMwh: number): Earning => ({
    name: `${tenant.id}.${what}`,
    fleet: undefined,
    currency: price.currency,
    perMwh,
    on: priceOn,
    marginPerMwh: price.currency === tariff.currency ? perMwh - tariff.amount : undefined,
    breakEvenHashprice: undefined,
  });
  const byPower = perMwhOfPower(price, site.spec.site.designPue);
  return [
    ...tenant.claims.map((claim) => earning(claim.pool.id, byPower ?? claimPerMwh(site, claim, price, utilisation))),
    ...tenant.shells.flatMap((shell) => (byPower === undefined ? [] : [earning(shell.id, byPower)])),
  ];
}

function claimPerMwh(site: Site, { pool }: Claim, { amount }: Price, utilisation: number): number {
  return gpuPerMwh(amount, utilisation, pool.draw.in(kW) / pool.gpus, site.spec.site.designPue);
}

/** What is paid for power and not for GPUs: critical power, of which the site draws more for its cooling. */
function perMwhOfPower({ amount, per }: Price, pue: number): number | undefined {
  if (per === 'MWh') return amount / pue;
  return per === 'kW-month' ? (amount * MONTHS_A_YEAR * 1000) / HOURS_A_YEAR / pue : undefined;
}
