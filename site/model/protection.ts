import { powerDomainOf } from './power-domains.ts';
import type { Storage } from './site.ts';

type CephSpec = Extract<Storage['spec'], { kind: 'rook-ceph' }>;

/** Ceph's default and Rook's: one copy can be lost while another is being made. */
const COPIES = 3;

/** How a shared store of ours outlives a fault. */
export function protectionOf(spec: CephSpec): NonNullable<CephSpec['protection']> {
  return spec.protection ?? { by: 'copies', copies: COPIES };
}

/** Places of their own that the parts of one block take. */
export function placesNeeded(spec: CephSpec): number {
  const protection = protectionOf(spec);
  return protection.by === 'copies' ? protection.copies : protection.data + protection.parity;
}

/** Places that are apart in the way that the file asks for. */
export function placesThere({ rows }: Storage, spec: CephSpec): number {
  switch (spec.apart ?? 'host') {
    case 'host':
      return spec.servers.count;
    case 'rack':
      return rows.reduce((sum, row) => sum + row.racks, 0);
    case 'power':
      return new Set(rows.map(powerDomainOf)).size;
  }
}
