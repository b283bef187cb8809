import { expect, test } from 'vitest';
import { quantityText } from '../../../constructs/kubernetes/quantity-text.ts';

test.each([
  [quantityText(0), '0'],
  [quantityText(0, 'Ti'), '0'],
  [quantityText(4608), '4608'],
  [quantityText(16_000), '16k'],
  [quantityText(2_000_000), '2M'],
  [quantityText(32, 'Ti'), '32Ti'],
  [quantityText(36_864, 'Ti'), '36Pi'],
  [quantityText(1_048_576, 'Ti'), '1Ei'],
])('writes %s as the API server does', (written, expected) => {
  expect(written).toBe(expected);
});
