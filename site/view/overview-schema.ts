import { z } from 'zod';

const quantity = z
  .strictObject({ value: z.number(), unit: z.string() })
  .describe('A number with its unit, as in { "value": 14.4, "unit": "MW" }.');
const balance = z.strictObject({ load: quantity, usable: quantity.nullable(), machines: z.number() });

/** What `show --format json` prints: a contract, to which fields may be added and from which none is taken. */
export const OverviewJson = z
  .strictObject({
    version: z.literal(1),
    site: z.string(),
    phase: z.string().describe('The phase that the figures are of: the last, if none was asked for.'),
    power: z.strictObject({
      it: quantity,
      miners: quantity,
      losses: quantity,
      facility: quantity.describe('IT x design PUE + miners + losses.'),
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
        .array(z.strictObject({ id: z.string(), loads: z.number() }))
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
        z.strictObject({ id: z.string(), model: z.string(), count: z.number(), draw: quantity, fate: z.string() }),
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
