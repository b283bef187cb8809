import { describe, expect, it } from 'vitest';
import { hostsIn, prefixFor, rangeAround, rangeParts } from '../../../site/model/address-range.ts';

describe('the parts of a range', () => {
  it.each([
    ['10.0.0.0/16', 1, ['10.0.0.0/16']],
    ['10.0.0.0/16', 2, ['10.0.0.0/17', '10.0.128.0/17']],
    ['10.0.0.0/16', 3, ['10.0.0.0/18', '10.0.64.0/18', '10.0.128.0/18']],
    ['192.168.255.0/30', 1, ['192.168.255.0/30']],
    ['223.255.255.0/24', 4, ['223.255.255.0/26', '223.255.255.64/26', '223.255.255.128/26', '223.255.255.192/26']],
  ])('of %s for %i are equal and in order', (range, count, parts) => {
    expect(rangeParts(range, count)).toEqual(parts);
  });

  it('begin where the range does, whichever of its addresses was written', () => {
    expect(rangeParts('10.56.77.1/16', 2)).toEqual(['10.56.0.0/17', '10.56.128.0/17']);
  });

  it('are none of no range', () => {
    expect(rangeParts(undefined, 4)).toEqual([]);
    expect(rangeParts('10.0.0.0/16', 0)).toEqual([]);
  });

  it('have room for all hosts but the first and the last', () => {
    expect(hostsIn('10.0.0.0/24')).toBe(254);
    expect(hostsIn('10.0.0.0/24', 3)).toBe(62);
    expect(hostsIn('10.0.0.0/29', 8)).toBe(0);
  });

  it.each([
    [254, 1, 24],
    [255, 1, 23],
    [62, 3, 24],
    [1, 1, 30],
    [1, 8, 27],
  ])('with %i hosts in each of %i fit in no less than /%i', (hosts, parts, prefix) => {
    expect(prefixFor(hosts, parts)).toBe(prefix);
    expect(hostsIn(`10.0.0.0/${prefix}`, parts)).toBeGreaterThanOrEqual(hosts);
    expect(hostsIn(`10.0.0.0/${prefix + 1}`, parts)).toBeLessThan(hosts);
  });

  it('lie in a wider range around them', () => {
    expect(rangeAround('10.57.0.0/16', 15)).toBe('10.56.0.0/15');
  });
});
