import { z } from 'zod';
import { electricalCodeIds } from '../catalog/index.ts';
import { ClusterSpec } from './cluster.ts';
import { FabricSpec, PoolSpec } from './cluster-parts.ts';
import { MineSpec, PhaseSpec } from './conversion.ts';
import { EnergySpec } from './energy.ts';
import { day, id, prose, quantity, ratio, region } from './fields.ts';
import { HallsSpec } from './halls.ts';
import { JobSpec } from './jobs.ts';
import { MonitoringSpec } from './monitoring.ts';
import { PowerSpec } from './power.ts';
import { ShellSpec } from './shells.ts';
import { StorageSpec } from './storage.ts';
import { TenantSpec } from './tenants.ts';
import { UplinkSpec } from './uplinks.ts';

/** A place in this file or in what `show` prints, as in `power.transformers` or `pools.train.gpus`. */
const place = z
  .string({ error: 'takes a place, as in "power.transformers"' })
  .regex(/^[a-z][A-Za-z0-9]*([./][-A-Za-z0-9]+(\(\d+\.\.\d+\))?)*$/, {
    error: 'takes a place, as in "power.transformers"',
  });

const FIGURE = 'takes a figure such as 5760 or "18 MW"';
const words = z.string().min(1, { error: FIGURE }).max(100, { error: FIGURE });

/** A count or a ratio: nothing that is shown without a unit is larger. */
const number = ratio(-1e12, 1e12, 'counts and ratios; whatever has a unit takes it');
const figure = z.union([number, words], { error: FIGURE });

const expected = z
  .union(
    [
      number,
      words,
      z.strictObject({ atMost: figure.describe('The figure or less.') }),
      z.strictObject({ atLeast: figure.describe('The figure or more.') }),
    ],
    { error: `${FIGURE}, or { atMost: … } or { atLeast: … }` },
  )
  .describe('The figure that it must come to, or a bound: { atMost: 18 MW }.');

export const SiteSpec = z
  .strictObject({
    afterhash: z.literal(1, { error: 'takes 1, the version of the language' }).describe('Version of the language: 1.'),
    site: z
      .strictObject({
        name: id.describe(
          'Names the Terraform stacks and their state: under another name it is another site, and what was applied under the old one stays, unknown to it.',
        ),
        place: prose.optional().describe('Where it stands, for people. Default: not said.'),
        region: region
          .optional()
          .describe(
            'Country or subdivision by ISO 3166, as in SG or US-TX: laws for large loads and promises on data are held to it. Default: not said.',
          ),
        electricalCode: z
          .enum(electricalCodeIds, { error: 'takes "nec", "cec" or "iec"' })
          .describe(
            'The electrical code that the building was wired by: under nec and cec a breaker carries 80 % of its rating for hours, under iec all of it.',
          ),
        altitude: quantity('length', { from: '-500 m', to: '5000 m', why: 'people work there', example: '340 m' })
          .optional()
          .describe('Height above the sea: thin air cools less. Default: not said.'),
        ambient: quantity('temperature', {
          from: '-60 °C',
          to: '60 °C',
          why: 'weather on Earth',
          example: '39 °C',
        }).describe('Design ambient: the hottest hour that the cooling is built for.'),
        wetBulb: quantity('temperature', {
          from: '-60 °C',
          to: '36 °C',
          why: 'no weather station has read much above 35 °C',
          example: '21 °C',
        })
          .optional()
          .describe(
            'Design wet bulb: what towers and adiabatic coolers are built for. Default: not said; they need it.',
          ),
        water: z
          .strictObject({
            limit: quantity('flow', {
              zero: true,
              to: '10000 m3/h',
              why: 'a gigawatt by towers takes about 1,800 m3/h',
              example: '500 m3/d',
            }).describe('What the permit or the pipe gives on the hottest day; "0 m3/d" where there is none.'),
          })
          .optional()
          .describe('Water for cooling. Default: not said, and its use is not held against a limit.'),
        tier: z
          .enum(['I', 'II', 'III', 'IV'], { error: 'takes "I", "II", "III" or "IV"' })
          .optional()
          .describe(
            'The tier that its power is said to have: Uptime I to IV, or TIA-942 rated 1 to 4. Default: none is claimed.',
          ),
        designPue: ratio(1, 3, 'facility power over IT power on the hottest day; 1.1 to 1.6 for AI halls').describe(
          'Peak-day PUE of the GPU load, not the annual mean.',
        ),
        annualPue: ratio(1, 3, 'facility energy over IT energy of a year; 1.05 to 1.5 for AI halls')
          .optional()
          .describe('Annual mean, as operators publish it; nothing is sized by it. Default: not said.'),
        asOf: day.describe(
          'The day of this review: waivers, attestations and contracts are held against it, so that the same file gives the same answer on any day.',
        ),
      })
      .describe('The site as a whole.'),
    power: PowerSpec,
    halls: HallsSpec,
    pools: z
      .record(id, PoolSpec)
      .optional()
      .describe('GPU servers by model, and the rows that they fill. Default: none.'),
    shells: z
      .record(id, ShellSpec)
      .optional()
      .describe('Racks that a tenant brings, its cluster in them: a powered shell. Default: none.'),
    fabrics: z.record(id, FabricSpec).optional().describe('Compute fabrics that join the GPUs. Default: none.'),
    storage: z
      .record(id, StorageSpec)
      .optional()
      .describe('Local scratch and shared checkpoint storage. Default: none.'),
    jobs: z
      .record(id, JobSpec)
      .optional()
      .describe('Large training jobs that stores, spares and batteries are held to. Default: none is known.'),
    uplinks: z
      .record(id, UplinkSpec)
      .optional()
      .describe('Ways from the site to the outside. Default: not said, and nothing is promised over them.'),
    tenants: z.record(id, TenantSpec).optional().describe('Who may use what, and on what terms. Default: none.'),
    retired: z
      .array(id)
      .min(1)
      .refine((ids) => new Set(ids).size === ids.length, { error: 'names a tenant twice' })
      .optional()
      .describe(
        'Tenants that are no more, in the place of their lines: the stack of each stays, empty, so that its plan destroys by name all that the tenant had, its volumes too. Take a name away when that is applied. Default: none.',
      ),
    mine: MineSpec.optional().describe('What the mine leaves. Default: nothing.'),
    phases: z
      .record(id, PhaseSpec)
      .optional()
      .describe('Steps of the conversion in order; every check holds in each. Default: one, the finished site.'),
    energy: EnergySpec.optional().describe(
      'What the site may take off the grid, and in which order. Default: nothing is shed.',
    ),
    cluster: ClusterSpec.optional().describe(
      'The Kubernetes cluster. Default: none, the tenant brings its own and nothing is rendered.',
    ),
    monitoring: MonitoringSpec.optional().describe('Prometheus, its alerts and its dashboard. Default: none.'),
    expect: z
      .record(place, expected)
      .optional()
      .describe('Figures that `show` must print: a published one, or a contract. Default: none.'),
    assumptions: z
      .array(
        z.strictObject({
          of: place.describe('The part of this file that was assumed: "power.transformers".'),
          because: prose.describe('Why it is plausible.'),
        }),
      )
      .optional()
      .describe('What was not published, and why the value is plausible. Default: nothing was assumed.'),
    waivers: z
      .array(
        z.strictObject({
          code: z
            .string()
            .regex(/^[a-z]+\/[-a-z0-9]+$/, { error: 'takes a code, as in "power/feeds-differ"' })
            .describe('The code that check prints: "power/feeds-differ".'),
          of: place.describe('The part of this file that it is waived for.'),
          because: prose.describe('Why it is right here all the same.'),
          until: day.describe('The last day of the waiver; after it, the waiver is an error.'),
        }),
      )
      .optional()
      .describe('Warnings, and errors of judgement, that a person has accepted for a time. Default: none.'),
  })
  .meta({ title: 'Afterhash site file' });

export type SiteSpec = z.infer<typeof SiteSpec>;
