import { hashpriceAnchors, irenEconomics } from '../catalog/citations-conversion.ts';
import type { SpecPath } from '../diagnostics/index.ts';
import {
  drawPerGpu,
  type Earning,
  earningsOf,
  efficiencyOf,
  HOURS_A_YEAR,
  isFleet,
  type Lease,
  type MinerFleet,
  MONTHS_A_YEAR,
  type Site,
} from '../model/index.ts';
import { kW } from '../units/index.ts';
import { pueOperand } from './mine-origins.ts';
import { asWritten, type Operand, type Origin, publishedBy } from './origin.ts';
import { earningView } from './promises.ts';

const PRICES: SpecPath = ['energy', 'prices'];

/** What a MWh earns, and the price at which it earns no more than it costs. */
export function earningOrigins(site: Site): readonly Origin[] {
  const { prices } = site.spec.energy ?? {};
  if (prices === undefined) return [];
  return [
    ...(['on', 'tariff', 'hashprice', 'utilisation'] as const).flatMap((field) =>
      prices[field] === undefined ? [] : [asWritten(`energy.prices.${field}`, prices[field], [...PRICES, field])],
    ),
    ...earningsOf(site).flatMap((earning) => originsOf(site, earning)),
  ];
}

function originsOf(site: Site, earning: Earning): readonly Origin[] {
  const { of, price } = earning;
  const { perMwh, margin, breakEven } = earningView(earning);
  const at = `energy.earnings.${earning.name}`;
  const unit = `${price.currency}/${price.per}`;
  const tariff = { name: 'tariff', value: site.spec.energy?.prices?.tariff ?? '', written: [...PRICES, 'tariff'] };
  const asked: Operand = {
    name: 'price',
    value: `${price.amount} ${unit}`,
    written: isFleet(of) ? [...PRICES, 'hashprice'] : [...of.tenant.path, 'contract', 'price'],
  };
  const { earns, even, from, source } = isFleet(of) ? fleetTerms(of) : leaseTerms(site, of, price.per);
  return [
    asWritten(`${at}.price`, asked.value, asked.written ?? []),
    {
      figure: `${at}.perMwh`,
      is: `${price.amount} ${earns} = ${perMwh} ${price.currency}/MWh`,
      from: [asked, ...from],
      source,
    },
    ...(margin === null
      ? []
      : [
          {
            figure: `${at}.margin`,
            is: `${perMwh} - ${tariff.value} = ${margin} ${price.currency}/MWh`,
            from: [
              { name: 'earned', value: `${perMwh}`, written: asked.written ?? [], figure: `${at}.perMwh` },
              tariff,
            ],
          },
        ]),
    ...(breakEven === null
      ? []
      : [
          {
            figure: `${at}.breakEven`,
            is: `${tariff.value} ${even} = ${breakEven} ${unit}`,
            from: [tariff, ...from],
            source,
          },
        ]),
  ];
}

/** How a price becomes what a MWh earns, and a tariff the price that pays for it. */
interface Terms {
  readonly earns: string;
  readonly even: string;
  readonly from: readonly Operand[];
  readonly source: string;
}

function fleetTerms(fleet: MinerFleet): Terms {
  const joules = `${Number(efficiencyOf(fleet).toPrecision(4))} J/TH${fleet.pue === 1 ? '' : ` x ${fleet.pue}`}`;
  return {
    earns: `x 1,000 / (24 x ${joules})`,
    even: `x ${joules} x 24 / 1,000`,
    from: [
      {
        name: 'J/TH of a miner',
        value: `${fleet.miner.power} / ${fleet.miner.hashrateThs} TH/s`,
        written: [...fleet.path, 'model'],
        published: publishedBy(fleet.miner, 'hashrateThs'),
      },
      ...(fleet.pue === 1 ? [] : [pueOperand(fleet)]),
    ],
    source: [hashpriceAnchors.title, hashpriceAnchors.url].join(', '),
  };
}

function leaseTerms(site: Site, { what }: Lease, per: string): Terms {
  const pue = site.spec.site.designPue;
  const ofPue = { name: 'design PUE', value: `${pue}`, written: ['site', 'designPue'] };
  const source = [irenEconomics.title, irenEconomics.url].join(', ');
  if (per === 'MWh') return { earns: `/ ${pue}`, even: `x ${pue}`, from: [ofPue], source };
  const hours = `${MONTHS_A_YEAR} months x 1,000 / ${HOURS_A_YEAR} h`;
  if (per === 'kW-month' || !('pool' in what))
    return { earns: `x ${hours} / ${pue}`, even: `x ${pue} / (${hours})`, from: [ofPue], source };
  const { pool } = what;
  const each = drawPerGpu(what).in(kW);
  const sold = site.spec.energy?.prices?.utilisation;
  const kilowatts = Number(each.toPrecision(4));
  return {
    earns: `x ${sold ?? 1} / (${kilowatts} kW x ${pue}) x 1,000`,
    even: `x ${kilowatts} kW x ${pue} / (1,000 x ${sold ?? 1})`,
    from: [
      {
        name: sold === undefined ? 'hours sold, as nobody says' : 'hours sold',
        value: `${sold ?? 1}`,
        written: [...PRICES, 'utilisation'],
      },
      {
        name: 'draw of a GPU',
        value: `${pool.draw.as(kW)} / ${pool.gpus}`,
        written: [...pool.path, 'server'],
        published: publishedBy(pool.server, 'maxPower'),
      },
      ofPue,
    ],
    source,
  };
}
