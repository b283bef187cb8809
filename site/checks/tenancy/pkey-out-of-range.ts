import { infinibandSecurity, openSmPartitions } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** Fifteen bits of key, without zero. */
const LEAST = 0x0001;

/** Below 0x7fff, the default partition in which management lives. */
const MOST = 0x7ffe;

/** The bit that says full member instead of limited: no part of the key. */
const MEMBERSHIP_BIT = 0x8000;

export const pkeyOutOfRange: Rule<Site> = {
  code: 'tenancy/pkey-out-of-range',
  severity: 'error',
  holds: 'A P_Key lies between 0x0001 and 0x7ffe.',
  because:
    'The key has 15 bits; bit 15 is membership, so 0x8101 is partition 0x0101 in disguise, and 0x7fff is the partition of the fabric manager.',
  citations: [openSmPartitions, infinibandSecurity],

  *find(site) {
    for (const tenant of site.tenants) {
      const { pkey } = tenant.spec;
      if (pkey === undefined) continue;
      const key = Number(pkey);
      if (key >= LEAST && key <= MOST) continue;
      const hidden = key & ~MEMBERSHIP_BIT;
      const meant =
        key > MEMBERSHIP_BIT && hidden <= MOST
          ? `did you mean "${hex(hidden)}"? bit 15 is membership`
          : 'take another key';
      yield {
        path: [...tenant.path, 'pkey'],
        message: `tenant "${tenant.id}" has P_Key ${pkey}, outside ${hex(LEAST)} to ${hex(MOST)}`,
        help: meant,
      };
    }
  },

  examples: {
    valid: [exampleSite(), tenantWith('0x0101')],
    invalid: [
      { input: tenantWith('0x8101'), at: 'tenants.meridian.pkey' },
      { input: tenantWith('0x7fff'), at: 'tenants.meridian.pkey' },
      { input: tenantWith('0x0000'), at: 'tenants.meridian.pkey' },
    ],
  },
};

function hex(key: number): string {
  return `0x${key.toString(16).padStart(4, '0')}`;
}

function tenantWith(pkey: string): string {
  return exampleSite({
    tenants: `meridian: { isolation: dedicated-fabric, pools: { train: 4 nodes }, pkey: "${pkey}", contract: { flexible: true } }`,
  });
}
