import type { Overview } from '../site/view/overview.ts';
import { columns } from './table.ts';

type Row = readonly string[];

/** The floor, the programmes and how they are answered, the ladder, and what the site may promise. */
export function printEnergy(view: Overview): string {
  const { floor, programmes, ladder, promises, earnings } = view.energy;
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
      worst === view.phase || view.phases.length === 1 ? '' : `${always} in ${worst}`,
    ],
  );
  const earned = earnings.map(
    ({ name, currency, on, perMwh, margin, breakEvenHashprice }): Row => [
      `earns ${name}`,
      `${perMwh} ${currency}/MWh`,
      [
        `by the price of ${on}`,
        ...(margin === null ? [] : [`${margin} over the tariff`]),
        ...(breakEvenHashprice === null ? [] : [`even at ${breakEvenHashprice} ${currency}/PH/day`]),
      ].join('; '),
    ],
  );
  return columns([['floor', String(floor), 'never shed'], ...asked, ...rungs, ...offers, ...earned]);
}
