import type { Finding, Rule, SpecPath } from '../../diagnostics/index.ts';
import { append } from '../../model/append.ts';
import type { Row, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** A row of a pool or a shared store, as the pattern of its names reads them: any of its halls with any of its rows. */
interface Place {
  readonly owner: string;
  readonly ownerId: string;
  readonly path: SpecPath;
  readonly hallId: string;
  readonly rowId: string;
  /** Between row and rack in the names of a pool's nodes, and not in those of a store's servers. */
  readonly unit: boolean;
  /** False where that hall has no such row of its own. */
  readonly stands: boolean;
}

/** What is named by its place: the name of the first there. Ids may have the "-" that stands between them. */
const NAMES: Readonly<Record<'nodes' | 'units' | 'racks', (place: Place) => string | undefined>> = {
  // A store's row may end as a unit does.
  nodes: ({ ownerId, hallId, rowId, unit }) =>
    unit
      ? `${ownerId}-${hallId}-${rowId}-u1-r1-n1`
      : `${ownerId}-${hallId}-${rowId}-r1-n1`.replace(/-u\d+-r1-n1$/, '-u1-r1-n1'),
  units: ({ ownerId, hallId, unit }) => (unit ? `${ownerId}-${hallId}-u1` : undefined),
  racks: ({ hallId, rowId, stands }) => (stands ? `${hallId}-${rowId}-r1` : undefined),
};

export const namesMeet: Rule<Site> = {
  code: 'cluster/names-meet',
  severity: 'error',
  holds: 'No two nodes, units or racks of the site get the same name, and a name says one place alone.',
  because:
    'A node is named by pool, hall, row, unit, rack and place, with "-" between, and ids may have a "-" too: pool "a" in hall "b-c" and pool "a-b" in hall "c" make the same names. The second node cannot join, or gets the labels and the taints of both pools.',
  citations: [
    {
      title: 'Kubernetes documentation, Object names and IDs',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
      date: '2026-11-26',
    },
    {
      title: 'kubernetes/kubernetes #79779: two nodes of one name',
      url: 'https://github.com/kubernetes/kubernetes/issues/79779',
      date: '2026-11-26',
    },
  ],

  *find(site) {
    const places = [...placesOf(site)];
    const said = new Set<SpecPath>();
    for (const [what, nameOf] of Object.entries(NAMES)) {
      for (const [name, meeting] of byName(places, nameOf)) {
        const finding = meetingOf(what, name, meeting);
        // What meets in nodes meets in units too: one thing to mend.
        if (finding === undefined || said.has(finding.path)) continue;
        said.add(finding.path);
        yield finding;
      }
    }
  },

  examples: {
    valid: [exampleSite(), inRows('train', 'row-1', 'tune', 'row-2')],
    invalid: [{ input: inRows('train', 'hall-1-row', 'train-hall-1', 'row'), at: 'pools.train-hall-1' }],
  },
};

function* placesOf(site: Site): Iterable<Place> {
  for (const { id, path, rows } of site.pools) yield* reached(`pool "${id}"`, id, path, rows, true);
  for (const { id, path, rows, spec } of site.storage)
    if (spec.kind === 'rook-ceph') yield* reached(`store "${id}"`, id, path, rows, false);
}

function* reached(owner: string, ownerId: string, path: SpecPath, own: readonly Row[], unit: boolean): Iterable<Place> {
  const standing = new Set(own.map(({ name }) => name));
  for (const hallId of new Set(own.map((row) => row.hallId)))
    for (const rowId of new Set(own.map((row) => row.id)))
      yield { owner, ownerId, path, hallId, rowId, unit, stands: standing.has(`${hallId}/${rowId}`) };
}

function byName(places: readonly Place[], nameOf: (place: Place) => string | undefined): Map<string, Place[]> {
  const named = new Map<string, Place[]>();
  for (const place of places) {
    const name = nameOf(place);
    if (name !== undefined) append(named, name, place);
  }
  return named;
}

/** Said of the place that the file has last, beside the first that is another. */
function meetingOf(what: string, name: string, meeting: readonly Place[]): Finding | undefined {
  const [first] = meeting;
  if (first === undefined || !meeting.some(({ stands }) => stands)) return undefined;
  const other = meeting.findLast(
    ({ ownerId, unit, hallId, rowId }) =>
      hallId !== first.hallId ||
      (what !== 'units' && rowId !== first.rowId) ||
      (what !== 'racks' && (ownerId !== first.ownerId || unit !== first.unit)),
  );
  if (other === undefined) return undefined;
  const said = ({ owner, hallId, rowId }: Place) => `${owner} in "${hallId}/${rowId}"`;
  return {
    path: other.path,
    message: `"${name}" is the name of ${what} of ${said(other)} and of ${said(first)}`,
    help: 'call the pool, the hall or the row otherwise: "-" stands between their ids too',
  };
}

function inRows(pool: string, row: string, other: string, otherRow: string): string {
  return exampleSite({
    'halls.hall-1.rows': `${row}: { racks: 1, feeds: [bus-1, bus-2] }\n${otherRow}: { racks: 1, feeds: [bus-1, bus-2] }`,
    pools: `${pool}: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/${row}, use: rental }\n${other}: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/${otherRow}, use: rental }`,
    fabrics: '',
    storage: '',
  });
}
