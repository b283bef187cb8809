import type { Citation, Severity } from '../site/diagnostics/index.ts';

const ibnetdiscover: Citation = {
  title: 'rdma-core, infiniband-diags: ibnetdiscover(8) and its source',
  url: 'https://github.com/linux-rdma/rdma-core/blob/master/infiniband-diags/ibnetdiscover.c',
  date: '2026-11-26',
};

const descriptions: Citation = {
  title: 'rdma-core, rdma-ndd(8): the description of an adapter is "%h %d" by default',
  url: 'https://manpages.ubuntu.com/manpages/noble/man8/rdma-ndd.8.html',
  date: '2026-11-26',
};

const liveExample: Citation = {
  title: 'NVIDIA topograph, what ibnetdiscover prints of an NDR fabric of 400 nodes',
  url: 'https://github.com/NVIDIA/topograph/blob/main/tests/output/ibnetdiscover/example.out',
  date: '2026-11-26',
};

interface CablingCodeFacts {
  readonly severity: Severity;
  readonly holds: string;
  readonly because: string;
  readonly citations: readonly Citation[];
}

/** What a live fabric can have otherwise than the site promises; each code is permanent. */
export const cablingCodes = {
  'cabling/other-switch': {
    severity: 'error',
    holds: 'Each rail of a node hangs on the leaf of its rail and unit.',
    because:
      'A collective of one rail stays on one leaf. A rail on another leaf takes the spines for every message, with traffic that no taper was planned for, and each job of that node runs at the pace of that rail. Every link is up, so nothing else shows it.',
    citations: [ibnetdiscover],
  },
  'cabling/other-port': {
    severity: 'warning',
    holds: 'Each cable is in the port of its label.',
    because:
      'On the right switch another port carries the same traffic. But whoever pulls a cable by its label later pulls that of someone else.',
    citations: [ibnetdiscover],
  },
  'cabling/rails-crossed': {
    severity: 'error',
    holds: 'The rails of a node are on their own leaves, and not on those of each other.',
    because:
      'Two plugs of one server are the easiest to exchange. NCCL pairs rails by their number, so a crossed pair meets its peers over the spines only.',
    citations: [ibnetdiscover],
  },
  'cabling/hosts-exchanged': {
    severity: 'error',
    holds: 'Each host is on the ports of its own place.',
    because:
      'A node is named for where it stands, and its labels, its unit and its partition follow the name. Two hosts on the ports of each other were named or put into their racks the wrong way round.',
    citations: [descriptions],
  },
  'cabling/switches-exchanged': {
    severity: 'error',
    holds: 'Each switch has the cables of its own place.',
    because:
      'Two switches with the cables of each other were named or mounted the wrong way round: a later repair is done at the wrong one.',
    citations: [ibnetdiscover],
  },
  'cabling/trunk-misplaced': {
    severity: 'error',
    holds: 'Each leaf reaches each spine of its pod by the links that were planned, and each spine its cores.',
    because:
      'A fat tree has all of its bandwidth only while every pair has the same number of links. A link too few on one spine is a bottleneck for every pair that is routed over it, and routing engines for fat trees fall back where the tree is none.',
    citations: [ibnetdiscover],
  },
  'cabling/no-link': {
    severity: 'error',
    holds: 'Every port that was planned has a link.',
    because: 'A cable that is not there, not in as far as it goes, or dead is a port that is down.',
    citations: [ibnetdiscover],
  },
  'cabling/slow-link': {
    severity: 'error',
    holds: 'Every link runs at the width and the speed that were bought.',
    because:
      'A link that lost lanes, or came up at the speed of a generation before, is up. Collectives run at the pace of the slowest of them.',
    citations: [ibnetdiscover],
  },
  'cabling/not-planned': {
    severity: 'warning',
    holds: 'Nothing hangs on the fabric that the site file does not have.',
    because:
      'A device that nobody planned takes a port that was meant for another, and hears what the default partition lets it hear.',
    citations: [ibnetdiscover],
  },
  'cabling/unknown-host': {
    severity: 'error',
    holds: 'The hosts at the ports of nodes are called as the nodes of the site.',
    because:
      'A host that joined under another name gets none of the labels of its place: no pool, no rack, no rail. What its adapters call themselves is the name that it has.',
    citations: [descriptions, liveExample],
  },
  'cabling/nameless': {
    severity: 'warning',
    holds: 'Every device says who it is.',
    because:
      'Adapters before their host has named them, and switches without management, are all called by their maker. Cables between the nameless cannot be told from one another.',
    citations: [descriptions, liveExample],
  },
  'cabling/rails-untold': {
    severity: 'error',
    holds: 'It can be told which adapter of a node is which rail.',
    because:
      'A node has adapters for storage and management beside its rails, and names all of them by one count. Which of them is a rail is not in what they say.',
    citations: [descriptions],
  },
  'cabling/not-seen': {
    severity: 'info',
    holds: 'Every InfiniBand fabric of the site was looked at.',
    because: 'One run of ibnetdiscover sees one subnet. What was not looked at was not found good.',
    citations: [ibnetdiscover],
  },
} as const satisfies Readonly<Record<string, CablingCodeFacts>>;

export type CablingCode = keyof typeof cablingCodes;
