/** What can be wrong with a file that reads well but does not hang together; each code is permanent. */
export const resolveCodes = {
  'site/unknown-reference': {
    holds: 'Every reference names a thing of this file.',
    because: 'A reference to nothing would leave a rack, a queue or a tenant hanging in the air.',
  },
  'site/unknown-catalog-entry': {
    holds: 'Every model is in the catalog, built in or beside the site file.',
    because: 'A figure that nobody published cannot be checked; a guess would be worse than a refusal.',
  },
  'site/unpublished-figure': {
    holds: 'The hardware of the file has the published figures that the building is checked against.',
    because: 'A draw that nobody has published would count as nothing, and the busway under it as empty.',
  },
  'site/duplicate-id': {
    holds: 'Every id names one thing, also when hyphens and leading zeros are set aside.',
    because: 'Names become addresses in Terraform and labels in Kubernetes, where near-equal names collide or mislead.',
  },
  'site/range-does-not-divide': {
    holds: 'A range that hangs from a range can be dealt out evenly.',
    because: 'Seven busways on three boards hang in no order that a reader could know.',
  },
  'site/empty-range': {
    holds: 'A range counts upward, and stands for one thing at least and 100,000 at most.',
    because: 'An empty range is a slip: whatever was meant would silently be missing.',
  },
  'site/wrong-kind': {
    holds: 'A thing hangs from something that can carry it.',
    because: 'Racks hang from busways, feeds or boards; a rack on an intake at 13.8 kV does not exist.',
  },
  'site/power-cycle': {
    holds: 'Power comes from an intake or a generator and never from itself.',
    because: 'In a ring nothing feeds anything.',
  },
  'site/no-feed': {
    holds: 'Every rack and every miner hangs from at least one feed.',
    because: 'A rack without power is not a rack.',
  },
  'site/row-taken': {
    holds: 'A row of racks belongs to one pool.',
    because: 'Node names, labels and quotas are made from the row.',
  },
  'site/name-too-long': {
    holds: 'Names made from ids fit where they are used: 63 characters for a node, 53 for a Helm release.',
    because: 'Kubernetes refuses the node and Helm refuses the release, after the site was planned.',
  },
  'site/needs-per-rack': {
    holds: 'A pool of servers says how many stand in a rack; a rack system is its own rack.',
    because: 'Without it no rack has a weight, a height or a draw.',
  },
  'site/more-than-there-is': {
    holds: 'A phase adds racks that a pool has, once.',
    because: 'The last phase is the whole site.',
  },
  'site/never-added': {
    holds: 'Every rack of a pool starts work in some phase.',
    because: 'The last phase is the finished site; a rack that no phase adds is forgotten.',
  },
  'site/assumption-of-nothing': {
    holds: 'An assumption, a waiver or an expectation names a place that exists.',
    because: 'One that names nothing is left over from another site and holds nothing.',
  },
  'site/waiver-expired': {
    holds: 'A waiver is in force on the day of the review.',
    because: 'A waiver is a promise to come back by a day.',
  },
  'site/waiver-unused': {
    holds: 'A waiver waives a finding of this file.',
    because: 'One that is left over would hide the same finding on the day that it comes back.',
    severity: 'warning',
  },
  'site/waiver-not-allowed': {
    holds: 'Only warnings, and errors of judgement, are waived.',
    because: 'Physics does not sign waivers.',
  },
  'site/unexpected-value': {
    holds: 'Every expected figure is what `show` prints.',
    because: 'That is how a published figure or a contract is held.',
  },
  'conversion/asic-in-pool': {
    holds: 'A pool is made of GPU servers, never of ASIC miners.',
    because:
      'An ASIC computes one hash function and nothing else: no driver, no memory, no network makes it train a model.',
  },
  'fabric/does-not-fit': {
    holds: 'A fabric can be built of its switch in three levels at most.',
    because: 'A leaf has one set of ports for nodes and uplinks together, and a core switch one port for each pod.',
  },
} as const;

export type ResolveCode = keyof typeof resolveCodes;
