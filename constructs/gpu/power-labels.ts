import { append } from '../../site/model/append.ts';
import { levelsOf, type Pool, powerDomainOf, type Row, type Site, type Storage } from '../../site/model/index.ts';
import { labelsOf } from '../names.ts';
import { namedByContent } from '../scheduling/named-by-content.ts';
import { nameMatch, placeMatch } from './host-places.ts';

/** Most characters of a label's value. */
const LONGEST = 63;

/** By which Ceph keeps the parts of a block apart (rook/rook v1.20.6, Documentation, ceph-cluster-crd, topology). */
const CEPH_PDU = 'topology.rook.io/pdu';

/**
 * One rule for each set of feeds that a pool's rows hang from, where jobs are
 * placed by it: a node's row is in the name of its place, and a row's feeds are in the file.
 */
export function powerLabels(site: Site, pool: Pool): readonly object[] {
  return levelsOf(site).includes('power')
    ? rules(pool, labelsOf(site).power, '-u[0-9]+', (pattern) => placeMatch(pool, pattern))
    : [];
}

/** The same of the servers of a store whose parts of a block never share their feeds. */
export function storePowerLabels(store: Storage): readonly object[] {
  return store.spec.kind === 'rook-ceph' && store.spec.apart === 'power' ? rules(store, CEPH_PDU, '', nameMatch) : [];
}

/** Names of places begin with the id of a pool or a store, the hall and the row. */
function rules(
  { id, rows }: Pick<Pool, 'id' | 'rows'>,
  label: string,
  unit: string,
  match: (pattern: string) => object,
): readonly object[] {
  const rowsOf = new Map<string, Row[]>();
  for (const row of rows) append(rowsOf, powerDomainOf(row), row);
  return [...rowsOf].map(([domain, own]) => {
    const either = own.map(({ hallId, id: row }) => `${hallId}-${row}`).join('|');
    const pattern = `^${id}-(${either})${unit}-r[0-9]+-n[0-9]+$`;
    return {
      name: `nodes of ${id} on ${domain}`,
      labels: { [label]: domain.length > LONGEST ? namedByContent('feeds', [domain]) : domain },
      matchFeatures: [match(pattern)],
    };
  });
}
