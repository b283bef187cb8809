import { z } from 'zod';

const quantity = z
  .strictObject({ value: z.number(), unit: z.string() })
  .describe('A number with its unit, as in { "value": 14.4, "unit": "MW" }.');
const between = z.strictObject({ shortest: quantity, longest: quantity }).nullable();
const balance = z.strictObject({
  load: quantity,
  usable: quantity.nullable(),
  machines: z.number(),
  flow: z
    .strictObject({ needed: quantity, usable: quantity.nullable() })
    .nullable()
    .describe(
      'What has to move for that heat, at the height of the site and of the fluid; null where no rise is given.',
    ),
});

/** What `show --format json` prints: a contract, to which fields may be added and from which none is taken. */
export const OverviewJson = z
  .strictObject({
    version: z.literal(1),
    site: z.string(),
    phase: z.string().describe('The phase that the figures are of: the last, if none was asked for.'),
    power: z.strictObject({
      it: quantity,
      miners: quantity.describe('What the miners draw.'),
      minerOverhead: quantity.describe('What their fans, pumps and transformers draw.'),
      losses: quantity,
      facility: quantity.describe('IT x design PUE + miners with their overhead + losses.'),
      intake: quantity.describe(
        'What the contracts with the utility allow together, and what on-site generation gives with its spare sets out of work.',
      ),
      loads: z
        .array(
          z.strictObject({
            id: z.string(),
            what: z.string(),
            count: z.number(),
            allocated: quantity.describe('The highest draw, which feeds and failures are held to.'),
            typical: quantity.nullable().describe('In usual work; null where it is not published.'),
            nameplate: quantity.nullable().describe('The sum of PSU ratings: never a load.'),
          }),
        )
        .describe('Equipment by model, by three figures that are kept apart.'),
      swing: z
        .strictObject({
          unmitigated: quantity,
          range: quantity.describe('After filler work, power floors, storage in racks and battery; without miners.'),
          ramp: quantity,
          band: quantity.describe('The largest amplitude between 0.1 and 20 Hz.'),
        })
        .nullable()
        .describe('What synchronous training makes of the load; null where no pool says.'),
      tier: z.strictObject({
        claimed: z.string().nullable(),
        supported: z.string().describe('The Uptime tier that the single line supports.'),
        because: z.string().nullable().describe('What keeps it from the next tier.'),
      }),
      worstFailure: z
        .strictObject({
          of: z.string(),
          element: z.string(),
          load: quantity,
          usable: quantity,
          path: z.array(z.string()).describe('From an intake or a generator down to the element.'),
        })
        .nullable()
        .describe('The single failure that leaves the least of what an element carries.'),
      outages: z
        .array(z.strictObject({ id: z.string(), loads: z.number() }))
        .describe('Elements whose loss takes loads dark, and how many.'),
      reductions: z
        .array(
          z.strictObject({
            id: z.string(),
            loads: z.number(),
            left: z.number().describe('Supplies that each system has then.'),
          }),
        )
        .describe('Elements whose loss leaves systems with fewer power supplies than they need.'),
      elements: z.array(
        z.strictObject({
          id: z.string(),
          kind: z.string(),
          from: z.array(z.string()),
          rating: quantity,
          load: quantity.describe('With everything in work.'),
          usable: quantity.describe('What it carries for hours.'),
          margin: quantity.describe('Usable less load.'),
          worstFailure: z
            .strictObject({ of: z.string(), load: quantity, usable: quantity })
            .nullable()
            .describe('The single failure elsewhere that loads it most; null where none adds load.'),
          rideThrough: z
            .strictObject({
              lasts: quantity.describe('With everything in work.'),
              afterFailure: quantity.describe('With the failure that lays most on it.'),
            })
            .nullable()
            .describe('How long its batteries carry its load; null for what has none or carries nothing.'),
        }),
      ),
    }),
    halls: z.array(
      z.strictObject({
        id: z.string(),
        was: z.string().nullable(),
        racks: z.number(),
        draw: quantity,
        air: balance,
        liquid: balance,
        floor: z
          .strictObject({
            width: quantity.describe('What rows, aisles and ways take across the rows.'),
            length: quantity.describe('And along them.'),
            toCore: quantity.nullable().describe('The longest cable to the network core; null where no way is said.'),
          })
          .nullable()
          .describe('The rows on their floor; null where no layout is said.'),
        coldestLoop: quantity.nullable().describe('What facility water and approach make of the loop at best.'),
        rejections: z
          .array(
            z.strictObject({
              id: z.string(),
              airIn: quantity.nullable().describe('Dry or wet bulb at the design hour, or between them.'),
              each: quantity.describe('What one machine carries then.'),
              load: quantity,
              usable: quantity,
              water: quantity.nullable().describe('What evaporates at the design hour.'),
            }),
          )
          .describe('What gives the heat to the weather.'),
      }),
    ),
    pools: z.array(
      z.strictObject({
        id: z.string(),
        server: z.string(),
        gpu: z.string(),
        use: z.string(),
        fabric: z.string().nullable(),
        racks: z.number(),
        nodes: z.number(),
        gpus: z.number(),
        rails: z.number(),
        inventory: z.string().nullable(),
        listed: z.number().nullable(),
        rack: quantity,
        power: quantity,
      }),
    ),
    shells: z.array(
      z.strictObject({
        id: z.string(),
        tenant: z.string(),
        racks: z.number(),
        liquidShare: z.number(),
        rack: quantity,
        power: quantity,
      }),
    ),
    fabrics: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.string(),
        switch: z.string(),
        planes: z.number().describe('Switches and cables are those of all planes together.'),
        planesJoined: z.enum(['by-software', 'by-adapter']).nullable(),
        tiers: z.number(),
        endpoints: z.number(),
        units: z.number(),
        leaves: z.number(),
        spines: z.number(),
        cores: z.number(),
        taper: z.number(),
        cables: z.strictObject({ nodeToLeaf: z.number(), leafToSpine: z.number(), spineToCore: z.number() }),
        longestCable: quantity,
        power: quantity,
        countedAt: z
          .enum(['maxPower', 'typicalPower', 'nameplate'])
          .describe(
            'The published figure that a switch is counted at; a nameplate is an upper bound, where no draw is published.',
          ),
        bill: z
          .strictObject({
            switches: z.array(
              z.strictObject({ id: z.string(), level: z.string(), hall: z.string(), count: z.number() }),
            ),
            cables: z.array(
              z.strictObject({
                id: z.string(),
                tier: z.string(),
                pool: z.string().nullable(),
                from: z.string(),
                to: z.string(),
                medium: z.string().nullable().describe('null where no cable of that speed and reach is known.'),
                part: z.string().nullable(),
                length: quantity,
                cables: z.number().describe('What is pulled: of copper from a twin-port cage one carries two links.'),
                links: z.number(),
              }),
            ),
            transceivers: z.array(
              z.strictObject({
                id: z.string(),
                medium: z.string(),
                part: z.string(),
                at: z.string(),
                pool: z.string().nullable(),
                count: z.number(),
              }),
            ),
          })
          .describe('What it takes to buy: switches, cables and transceivers are counted apart from links.'),
      }),
    ),
    storage: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.string(),
        pools: z.array(z.string()),
        capacity: quantity.nullable(),
        write: quantity.nullable(),
      }),
    ),
    reliability: z
      .strictObject({
        pools: z.array(
          z.strictObject({
            id: z.string(),
            mtbf: quantity.describe('Hours of one GPU for each interruption of a job.'),
            between: between.describe(
              'What 3 to 7 failures in 1,000 node-days make of it; null where the file has its own.',
            ),
            nodeMtbf: quantity,
            repair: quantity,
            out: z.number().describe('Nodes out of work at one time, on average.'),
            spares: z.number(),
            needed: z.number().describe('The fewest spares that are 95 % sure to do.'),
            confidence: quantity.describe('How sure it is that no more nodes are out than there are spares.'),
            availability: quantity.describe('Share of time that a node, or a spare in its place, is there.'),
          }),
        ),
        jobs: z.array(
          z.strictObject({
            id: z.string(),
            pool: z.string(),
            tenant: z.string().nullable(),
            gpus: z.number(),
            atOnce: z.number(),
            checkpoint: quantity,
            interrupt: quantity.describe('Mean time to interrupt.'),
            between: between.describe('The same at 7 and at 3 failures in 1,000 node-days.'),
            stop: quantity.nullable().describe('How long one checkpoint stops the job.'),
            longestStop: quantity.nullable().describe('The longest with which what is wanted can be had.'),
            drain: quantity.nullable().describe('How long the shared store takes for one checkpoint.'),
            young: quantity.nullable(),
            daly: quantity.nullable(),
            interval: quantity.nullable().describe('As written, else the best by Daly.'),
            goodput: quantity.nullable().describe('Share of time that advances it.'),
            wanted: quantity,
          }),
        ),
        stores: z.array(
          z.strictObject({
            id: z.string(),
            atOnce: quantity.nullable().describe('What all jobs that wait for it need when they write at once.'),
            mean: quantity.nullable().describe('What checkpoints write in the mean.'),
            driveADay: quantity.nullable().describe('What they write to one drive in a day.'),
            driveRatedADay: quantity.nullable(),
            drivesLast: quantity.nullable(),
          }),
        ),
      })
      .describe('What fails how often, and what it costs the large jobs.'),
    monitoring: z
      .strictObject({
        replicas: z.number().describe('How many Prometheus there are: each reads and keeps everything.'),
        series: z.number().describe('The least that there are, where those of nodes are not counted.'),
        samples: z.number().describe('In a second.'),
        memory: z.strictObject({
          needed: quantity.describe('What its series take, before anybody asks it anything.'),
          request: quantity,
          limit: quantity.nullable().describe('null where no limit is set.'),
        }),
        blocks: quantity.describe('Of the whole retention.'),
        disk: quantity.nullable().describe('Of each; null for an empty directory of the node.'),
        shards: z
          .strictObject({ least: z.number(), most: z.number() })
          .nullable()
          .describe('Queues of remote write; null where nothing is sent on.'),
      })
      .nullable()
      .describe('What each Prometheus reads, holds and keeps; null without monitoring.'),
    tenants: z.array(
      z.strictObject({
        id: z.string(),
        isolation: z.string(),
        pkey: z.string().nullable(),
        flexible: z.boolean(),
        firm: quantity.nullable(),
        draw: quantity,
        critical: quantity.nullable().describe('What the racks that it brings may draw; null where it brings none.'),
        promised: quantity.nullable().describe('Critical power of its contract.'),
        halls: z.array(
          z.strictObject({ id: z.string(), promised: quantity, critical: quantity, ready: z.string().nullable() }),
        ),
        pools: z.array(z.strictObject({ id: z.string(), nodes: z.number(), gpus: z.number(), borrows: z.number() })),
      }),
    ),
    phases: z.array(
      z.strictObject({
        id: z.string(),
        ready: z.string().nullable(),
        racks: z.array(z.strictObject({ id: z.string(), pool: z.string(), racks: z.number() })),
        shells: z.array(z.strictObject({ id: z.string(), shell: z.string(), racks: z.number() })),
        it: quantity,
        miners: quantity,
        minerOverhead: quantity,
        facility: quantity,
        margin: quantity,
        moves: z
          .strictObject({
            racksIn: z.array(
              z.strictObject({
                id: z.string(),
                hall: z.string(),
                of: z.string().nullable(),
                racks: z.number(),
                power: quantity,
              }),
            ),
            minersOut: z.array(
              z.strictObject({
                id: z.string(),
                fleet: z.string(),
                hall: z.string().nullable(),
                count: z.number(),
                power: quantity,
              }),
            ),
            freed: quantity.describe('What the miners that went had drawn.'),
            taken: quantity.describe('What the racks that came draw at the intake, with their cooling.'),
          })
          .describe('What changes from the phase before; before the first stands the mine as it is.'),
        sheddable: quantity,
      }),
    ),
    energy: z.strictObject({
      floor: quantity.nullable(),
      programmes: z.array(
        z.strictObject({
          id: z.string(),
          kind: z.string().nullable(),
          depth: quantity,
          notice: quantity,
          ramp: quantity.nullable(),
          duration: quantity,
          events: z.string().nullable(),
          penalty: z.string().nullable(),
          offer: quantity.describe('What all rungs in time take off together.'),
          called: z
            .array(z.strictObject({ id: z.string(), name: z.string(), by: z.string(), shed: quantity }))
            .describe('The rungs that an event calls, first to go first.'),
        }),
      ),
      promises: z
        .array(
          z.strictObject({
            id: z.string(),
            within: quantity,
            now: quantity.describe('In this phase.'),
            always: quantity.describe('In the phase that has least of it.'),
            worst: z.string().describe('That phase.'),
          }),
        )
        .describe(
          'The most that the site may promise to take off within a time: above its floor, and of no firm tenant.',
        ),
      prices: z
        .strictObject({
          on: z.string(),
          tariff: z.string(),
          hashprice: z.string().optional(),
          utilisation: z.number().optional(),
        })
        .nullable(),
      earnings: z
        .array(
          z.strictObject({
            id: z.string(),
            name: z.string(),
            currency: z.string(),
            on: z.string().describe('The day of the price.'),
            price: z.number(),
            per: z.string().describe('What the price is for: PH/day, GPU-h, kW-month or MWh.'),
            perMwh: z.number().describe('What a MWh at the intake earns, and the tariff at which it breaks even.'),
            margin: z.number().nullable().describe('Less the tariff; null where that is in another currency.'),
            breakEven: z
              .number()
              .nullable()
              .describe(
                'The price at which a MWh earns the tariff and no more; null where that is in another currency.',
              ),
          }),
        )
        .describe('What earns least with a MWh stands first.'),
      ladder: z.array(
        z.strictObject({ id: z.string(), name: z.string(), by: z.string(), takes: quantity, shed: quantity }),
      ),
    }),
    mine: z.strictObject({
      ledger: z.array(
        z.strictObject({
          id: z.string(),
          verdict: z.enum(['reuse', 'retrofit', 'replace', 'remove', 'ballast', 'not allowed']),
          what: z.string().nullable(),
          becomes: z.array(z.string()),
          needs: z.string().nullable(),
          phase: z.string().nullable(),
        }),
      ),
      asics: z.array(
        z.strictObject({
          id: z.string(),
          model: z.string(),
          count: z.number(),
          draw: quantity,
          pue: z.number(),
          fate: z.string(),
        }),
      ),
      keeps: z.array(z.strictObject({ id: z.string(), fate: z.string(), needs: z.string().nullable() })),
    }),
    assumptions: z.array(z.strictObject({ of: z.string(), because: z.string() })),
    waivers: z.array(z.strictObject({ code: z.string(), of: z.string(), because: z.string(), until: z.string() })),
  })
  .meta({ title: 'What `afterhash show --format json` prints' });

const position = z.strictObject({ line: z.number(), column: z.number() });
const range = z.strictObject({ start: position, end: position }).nullable();

/** What `check --format json` prints: a contract as above. Lines and columns count from 1. */
export const DiagnosticsJson = z
  .strictObject({
    version: z.literal(1),
    site: z.string().nullable(),
    diagnostics: z.array(
      z.strictObject({
        code: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        path: z.string(),
        message: z.string(),
        help: z.string().nullable(),
        file: z.string(),
        range,
        related: z.array(z.strictObject({ path: z.string(), message: z.string(), file: z.string(), range })).optional(),
      }),
    ),
  })
  .meta({ title: 'What `afterhash check --format json` prints' });
