import type { Overview } from '../site/view/overview.ts';
import { columns } from './table.ts';

type Row = readonly string[];

/** The floor, the programmes and how they are answered, the ladder, and what the site may promise. */
export function printEnergy(view: Overview): string {
  const { floor, programmes, ladder, promises } = view.energy;
  if (floor === null) return '';
  const asked = programmes.map(
    (p): Row => [
      p.id,
      `${p.depth} in ${p.notice}${p.ramp === null ? '' : ` and ${p.ramp} of ramp`}`,
      [
        `for ${p.duration}`,
        ...(p.events === null ? [] : [p.events]),
        ...(p.called.length === 0 ? [] : [`calls ${p.called.map(({ name, by }) => `${name} (${by})`).join(', ')}`]),
      ].join('; '),
    ],
  );
  const rungs = ladder.map(
    (rung, i): Row => [`${i + 1}. ${rung.name}`, `${rung.by}, ${rung.shed}`, `in ${rung.takes}`],
  );
  const offers = promises.map(
    ({ within, now, always, worst }): Row => [
      'may promise',
      `${now} in ${within}`,
      worst === view.phase || view.phases.length === 1 ? '' : `${always} in phase "${worst}"`,
    ],
  );
  return columns([['floor', String(floor), 'never shed'], ...asked, ...rungs, ...offers]);
}

/** What a MWh earns with each thing that has a price, and the price at which it earns no more than it costs. */
export function printEarnings({ energy: { prices, earnings } }: Overview): string {
  if (prices === null || earnings.length === 0) return '';
  const rows = earnings.map(
    ({ name, currency, on, price, per, perMwh, margin, breakEven }): Row => [
      name,
      `${price} ${currency}/${per}`,
      on,
      `${perMwh}`,
      margin === null ? '' : `${margin}`,
      breakEven === null ? '' : `${breakEven}`,
    ],
  );
  return columns(
    [['', 'price', 'of', 'earns', 'over tariff', 'even at'], ...rows, ['tariff', prices.tariff, prices.on]],
    ['left', 'right', 'left', 'right', 'right', 'right'],
  );
}
