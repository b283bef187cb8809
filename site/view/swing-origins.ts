import { powerStabilization } from '../catalog/citations.ts';
import { type Phase, type PoolSwing, type Site, swingOf } from '../model/index.ts';
import { type Operand, type Origin, publishedBy } from './origin.ts';

/** What synchronous training makes of the load, figure by figure. */
export function swingOrigins(site: Site, phase: Phase): readonly Origin[] {
  const { pools, range, ramp, band, unmitigated, battery } = swingOf(site, phase);
  if (pools.length === 0) return [];
  const source = [powerStabilization.title, powerStabilization.url].filter(Boolean).join(', ');
  const of = (sum: (one: PoolSwing) => string) => pools.map(sum).join(' + ');
  const said = (one: PoolSwing, name: string, value: unknown): Operand => ({
    name: `${name} of ${one.pool.id}`,
    value: String(value),
    written: [...one.pool.path, 'swing', name],
  });
  const raw = pools.flatMap((one): Operand[] => [
    {
      name: `GPUs of ${one.pool.id}`,
      value: `${one.gpus}`,
      written: one.pool.path,
      figure: `pools.${one.pool.id}.gpus`,
    },
    {
      ...said(one, 'perGpu', one.perGpu),
      ...(one.pool.spec.swing?.perGpu === undefined ? { published: publishedBy(one.pool.gpu, 'iterationSwing') } : {}),
    },
  ]);
  const mitigated = pools.flatMap((one) =>
    (['filler', 'floor', 'storage'] as const).flatMap((name) => {
      const share = one.pool.spec.swing?.[name];
      return share === undefined ? [] : [said(one, name, share)];
    }),
  );
  const held = site.spec.power.swing?.battery;
  const ofBattery: Operand[] =
    held === undefined
      ? []
      : [{ name: 'battery', value: `${battery} of ${held.power}`, written: ['power', 'swing', 'battery'] }];
  const ranges = pools.map(
    (one): Operand => ({
      name: `range of ${one.pool.id}`,
      value: `${one.range}`,
      written: [...one.pool.path, 'swing'],
    }),
  );
  return [
    {
      figure: 'power.swing.unmitigated',
      is: `${of((one) => `${one.gpus} x ${one.perGpu}`)} = ${unmitigated}`,
      from: raw,
      source,
    },
    {
      figure: 'power.swing.range',
      is: `${of((one) => `${one.range}`)} after filler, floor and storage, less ${battery} in a battery = ${range}; miners are not counted`,
      from: [
        { name: 'unmitigated', value: `${unmitigated}`, written: ['pools'], figure: 'power.swing.unmitigated' },
        ...mitigated,
        ...ofBattery,
      ],
      source,
    },
    {
      figure: 'power.swing.ramp',
      is: `${of((one) => `${one.range} in ${one.transition}`)} = ${ramp}`,
      from: [...ranges, ...pools.map((one) => said(one, 'transition', one.transition)), ...ofBattery],
      source,
    },
    {
      figure: 'power.swing.band',
      is: `2 / (pi n) of the range for the odd harmonics n of ${of((one) => `${one.iteration}`)} between 0.1 and 20 Hz, and of each what a battery leaves = ${band}`,
      from: [...ranges, ...pools.map((one) => said(one, 'iteration', one.iteration)), ...ofBattery],
      source,
    },
  ];
}
