import { expect, test } from 'vitest';
import { span } from '../../../site/view/span.ts';

test.each([
  [['tx-a1'], 'tx-a1'],
  [['tx-a1', 'tx-a2', 'tx-a3'], 'tx-a1..3'],
  [['tx-1', 'tx-2', 'tx-6', 'tx-7'], 'tx-1..2,6..7'],
  [['tx-5', 'tx-10'], 'tx-5,10'],
  [['hall-1/row-9', 'hall-1/row-10', 'hall-1/row-11'], 'hall-1/row-9..11'],
  [['a-1', 'a-2', 'b-1', 'b-2'], 'a-1..2,b-1..2'],
  [['north', 'south'], 'north,south'],
  [['panel-1', 'panel-3', 'panel-5', 'panel-7', 'panel-9'], 'panel-1.. (5)'],
])('%j is %s', (ids, text) => {
  expect(span(ids)).toBe(text);
});
