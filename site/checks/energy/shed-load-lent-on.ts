import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const shedLoadLentOn: Rule<Site> = {
  code: 'energy/shed-load-lent-on',
  severity: 'warning',
  holds: 'What a tenant gives up when it is shed is not borrowed by another while it is.',
  because:
    "Kueue lends the quota of a stopped queue to the rest of its cohort: a tenant that may borrow from the same pool then starts on the GPUs that were just emptied, and the load does not fall. Seen with Kueue 0.19.2: 54 trays that a stop had drained ran the next tenant's job.",
  citations: [
    {
      title: 'Kueue documentation, ClusterQueue, StopPolicy and borrowing',
      url: 'https://kueue.sigs.k8s.io/docs/concepts/cluster_queue/',
      date: '2026-11-22',
    },
  ],

  *find(site) {
    for (const rung of site.ladder) {
      if (rung.claim === undefined) continue;
      const { tenant, claim } = rung.claim;
      const borrower = site.tenants.find(
        (other) =>
          other !== tenant && other.claims.some((theirs) => theirs.pool === claim.pool && theirs.borrowsGpus > 0),
      );
      if (borrower === undefined) continue;
      yield {
        path: rung.path,
        message: `what "${rung.name}" gives up, tenant "${borrower.id}" may borrow, so the load need not fall`,
        help: `stop the queue of "${borrower.id}" too while it is shed, or let it borrow nothing of pool "${claim.pool.id}"`,
        related: [{ path: borrower.path, message: 'the borrower' }],
      };
    }
  },

  examples: {
    valid: [shed('firm: { isolation: shared, pools: { train: 2 nodes }, contract: { firm: 21 kW } }')],
    invalid: [
      {
        input: shed(
          'firm: { isolation: shared, pools: { train: 2 nodes }, borrows: { train: 2 nodes }, contract: { firm: 21 kW } }',
        ),
        at: 'energy.shed.0',
      },
    ],
  },
};

function shed(other: string): string {
  return exampleSite({
    tenants: `soft: { isolation: shared, pools: { train: 4 nodes }, contract: { flexible: true } }\n${other}`,
    energy: 'floor: 10 kW\nshed: [soft.train]',
  });
}
