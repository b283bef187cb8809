import { z } from 'zod';
import { electricalCodeIds } from '../catalog/index.ts';
import { ClusterSpec, FabricSpec, MonitoringSpec, PoolSpec, StorageSpec } from './cluster-parts.ts';
import { EnergySpec, MineSpec, PhaseSpec } from './conversion.ts';
import { day, id, prose, quantity, ratio } from './fields.ts';
import { HallsSpec } from './halls.ts';
import { PowerSpec } from './power.ts';
import { TenantSpec } from './tenants.ts';

/** A place in this file or in what `show` prints, as in `power.transformers` or `pools.train.gpus`. */
const place = z.string({ error: 'takes a place, as in "power.transformers"' }).regex(/^[a-z][A-Za-z0-9]*([./][-A-Za-z0-9]+(\(\d+\.\.\d+\))?)*$/, {
  error: 'takes a place, as in "power.transformers"',
});

const expected = z.union([z.number(), z.string(), z.strictObject({ atMost: z.union([z.number(), z.string()]) }), z.strictObject({ atLeast: z.union([z.number(), z.string()]) })], {
  error: 'takes a value, or { atMost: … } or { atLeast: … }',
});

export const SiteSpec = z
  .strictObject({
    afterhash: z.literal(1, { error: 'takes 1, the version of the language' }),
    site: z.strictObject({
      name: id.describe('Names the Terraform stacks: changing it makes another site.'),
      place: prose.optional(),
      electricalCode: z.enum(electricalCodeIds, { error: 'takes "nec", "cec" or "iec"' }),
      altitude: quantity('length', { from: '-500 m', to: '5000 m', why: 'people work there', example: '340 m' }).optional(),
      ambient: quantity('temperature', { from: '-60 °C', to: '60 °C', why: 'weather on Earth', example: '39 °C' }).describe('Design ambient: the hottest hour that the cooling is built for.'),
      designPue: ratio(1, 3, 'facility power over IT power on the hottest day; 1.1 to 1.6 for AI halls').describe('Peak-day PUE of the GPU load, not the annual mean.'),
      asOf: day.describe('The day of this review: waivers, attestations and contracts are held against it, so that the same file gives the same answer on any day.'),
    }),
    power: PowerSpec,
    halls: HallsSpec,
    pools: z.record(id, PoolSpec).optional(),
    fabrics: z.record(id, FabricSpec).optional(),
    storage: z.record(id, StorageSpec).optional(),
    tenants: z.record(id, TenantSpec).optional(),
    mine: MineSpec.optional().describe('What the mine leaves.'),
    phases: z.record(id, PhaseSpec).optional().describe('Steps of the conversion in order; every check holds in each.'),
    energy: EnergySpec.optional(),
    cluster: ClusterSpec.optional().describe('Absent where the tenant brings the cluster: then nothing is rendered.'),
    monitoring: MonitoringSpec.optional(),
    expect: z.record(place, expected).optional().describe('Figures that `show` must print: a published one, or a contract.'),
    assumptions: z.array(z.strictObject({ of: place, because: prose })).optional().describe('What was not published, and why the value is plausible.'),
    waivers: z
      .array(z.strictObject({ code: z.string().regex(/^[a-z]+\/[-a-z0-9]+$/, { error: 'takes a code, as in "cooling/supply-too-warm"' }), of: place, because: prose, until: day }))
      .optional(),
  })
  .meta({ title: 'Afterhash site file' });

export type SiteSpec = z.infer<typeof SiteSpec>;
