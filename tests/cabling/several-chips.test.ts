import { expect, test } from 'vitest';
import { checkCabling } from '../../cabling/check-cabling.ts';
import { joinedSubnets } from '../../cabling/joined-subnets.ts';
import { fabricSites } from '../exports/fabric-sites.ts';
import { describeWith } from '../rig/judges.ts';
import { ibnetdiscoverJudge } from '../rig/opensm.ts';
import { exchange, printedOf, read } from './live-fabric.ts';

const XDR = fabricSites['racks and servers on XDR, where UFM has its own port'];
const RACK = 'racks-hall-1-row-1-u1-r1';

/**
 * As a Q3400 is found: a device for each of its four chips, called U1 to U4, each link with one lane on each of them,
 * and a port of the adapter for each (dumps of ibdiagnet of such a fabric, read 2026-11-26). No link joins the chips, so
 * each is a subnet for a program that follows links.
 */
function chip(text: string, number: number): string {
  // The program starts at the first port of the first device: only that of a switch is on every chip.
  const devices = text.split('\n\n');
  const [switches, adapters] = [true, false].map((is) => devices.filter((one) => one.includes('switchguid') === is));
  return [...(switches ?? []), ...(adapters ?? [])]
    .join('\n\n')
    .replaceAll(/(?<=switchguid=0x|"S-)02af0001/g, `02af000${number}`)
    .replaceAll(/"(ib-(?:leaf|spine)[^"]*)"/g, `"MF0;$1:Q3400_RA/U${number}"`)
    .replaceAll(/^Hca\t1/gm, 'Hca\t4')
    .replaceAll(/^\[1\]\(/gm, `[${number}](`)
    .replaceAll(/("H-[0-9a-f]{16}")\[1\]/g, `$1[${number}]`)
    .replaceAll('4xHDR', '1xHDR');
}

async function foundOnChips(numbers: readonly number[], links?: Parameters<typeof printedOf>[1]) {
  const texts = await Promise.all(
    numbers.map((number) =>
      printedOf(XDR, {
        ...links,
        text: (text) => chip(text, number),
        printed: (text) => text.replaceAll('1xHDR', '1xXDR'),
      }),
    ),
  );
  const joined = joinedSubnets(texts.map((text) => read(text)));
  if ('message' in joined) throw new Error(joined.message);
  return checkCabling(XDR, XDR.final, joined, new Map()).map(({ code, message }) => `${code}: ${message}`);
}

describeWith(ibnetdiscoverJudge)('a switch of four chips', () => {
  test('is one switch, and the links of its chips to one adapter are one, at their speeds together', async () => {
    expect(await foundOnChips([1, 2, 3, 4])).toEqual([]);
  });

  test('has slow links where a chip is not there', async () => {
    const found = await foundOnChips([1, 2, 3]);
    expect(found.length).toBe(3);
    for (const one of found) expect(one).toContain('run at 600 Gb/s (1xXDR + 1xXDR + 1xXDR), and 800 Gb/s was bought');
  });

  test('has one finding for a cable that is wrong on all of its chips', async () => {
    const crossed = await foundOnChips([1, 2, 3, 4], {
      links: (links) => exchange(links, `${RACK}-n1 0`, `${RACK}-n1 3`),
    });
    expect(crossed).toEqual([expect.stringMatching(/^cabling\/rails-crossed: rails 0 and 3 of ".*-n1" are crossed/)]);
  });
});
