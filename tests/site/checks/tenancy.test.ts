import { expect, test } from 'vitest';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { controlHalfProven } from '../../../site/checks/tenancy/control-half-proven.ts';
import { controlNotAttested } from '../../../site/checks/tenancy/control-not-attested.ts';
import { pkeyOutOfRange } from '../../../site/checks/tenancy/pkey-out-of-range.ts';
import { siteOf } from './read-example.ts';

/** From the table of isolation controls: required at the level, and proven by the site alone or by site and plan. */
test.each([
  ['shared', ['F5'], ['N4', 'G1', 'G2']],
  ['dedicated-nodes', ['D3', 'S2'], ['N4', 'G1', 'G2']],
  ['dedicated-fabric', ['D3', 'F4', 'S2'], ['N4', 'G1', 'G2', 'F3', 'F6']],
  ['dedicated-cluster', ['D3', 'F4', 'S2', 'C1'], ['N4', 'G1', 'G2', 'F3', 'F6']],
])('"%s" asks for signatures', (isolation, alone, half) => {
  const site = siteOf(
    exampleSite({
      tenants: `meridian: { isolation: ${isolation}, pools: { train: all }, contract: { flexible: true } }`,
    }),
  );
  const [unsigned] = controlNotAttested.find(site);
  expect(unsigned?.help).toContain(`[${alone.join(', ')}]`);
  const [halfProven] = controlHalfProven.find(site);
  expect(halfProven?.help).toContain(`[${half.join(', ')}]`);
});

test('names the partition that a P_Key with the membership bit is', () => {
  const site = siteOf(
    exampleSite({
      tenants: 'meridian: { isolation: shared, pools: { train: all }, pkey: "0x8101", contract: { flexible: true } }',
    }),
  );
  expect([...pkeyOutOfRange.find(site)]).toMatchObject([
    {
      message: 'tenant "meridian" has P_Key 0x8101, outside 0x0001 to 0x7ffe',
      help: 'did you mean "0x0101"? bit 15 is membership',
    },
  ]);
});
