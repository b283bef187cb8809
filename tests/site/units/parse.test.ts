import { describe, expect, it } from 'vitest';
import { type Dimension, exampleOf, parseQuantity, Quantity } from '../../../site/units/index.ts';

/** What is read, as it prints; or what an author is told. */
function read(text: string, dimension: Dimension): string {
  const found = parseQuantity(text, dimension);
  return found instanceof Quantity ? `${found}` : `${found.problem} | ${found.help}`;
}

describe('a quantity in a site file', () => {
  it.each([
    ['1.2 MW', 'power', '1.2 MW'],
    ['1.2MW', 'power', '1.2 MW'],
    ['  415 V ', 'voltage', '415 V'],
    ['5,300 kg', 'mass', '5,300 kg'],
    ['1,234,567.5 kW', 'power', '1,235,000 kW'],
    ['400 Gb/s', 'bandwidth', '400 Gb/s'],
    ['40 °C', 'temperature', '40 °C'],
    ['-5 °C', 'temperature', '-5 °C'],
    ['99.9 %', 'share', '99.9 %'],
    ['0 kW', 'power', '0 kW'],
  ] as const)('reads %s', (text, dimension, printed) => {
    expect(read(text, dimension)).toBe(printed);
  });

  it.each(Object.entries(exampleOf))('reads its own example of %s', (dimension, example) => {
    expect(parseQuantity(example, dimension as Dimension)).toBeInstanceOf(Quantity);
  });

  it('refuses a bare number', () => {
    expect(read('100', 'power')).toBe('"100" needs a unit | write it as in "100 kW"');
  });

  it('names the nearest unit', () => {
    expect(read('100 kw', 'power')).toBe(
      '"kw" is not a unit that Afterhash knows | did you mean "kW"? units here: W, kW, MW, GW',
    );
    expect(read('400 Gbps', 'bandwidth')).toBe(
      '"Gbps" is not a unit that Afterhash knows | did you mean "Gb/s"? units here: Gb/s, Tb/s',
    );
  });

  it('refuses kVA where kW belongs, and bits where bytes belong', () => {
    expect(read('1500 kVA', 'power')).toBe(
      '"1500 kVA" is an apparent power (kVA), but a power (kW) belongs here | write it as in "100 kW"',
    );
    expect(read('200 Gb/s', 'throughput')).toBe(
      '"200 Gb/s" is a link\'s bandwidth (Gb/s, bits), but a throughput (GB/s, bytes) belongs here | write it as in "200 GB/s"',
    );
  });

  it.each(['many kW', '', 'kW', '1.2.3 kW', '5,30 kg', '1,2345 kg', '1e3 kW', '.5 kW', '5. kW', '٣ kW', 'NaN kW'])(
    'does not read %j as a quantity',
    (text) => {
      expect(parseQuantity(text, 'power')).not.toBeInstanceOf(Quantity);
    },
  );
});
