import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { leaveCreationStacksOut } from '../../../constructs/terraform/creation-stacks.ts';

const cdktf: { captureStackTrace: () => string[] } = createRequire(import.meta.url)(
  'cdktf/lib/tokens/private/stack-trace',
);
const { captureStackTrace } = cdktf;
const traced = () => ['here'];

beforeEach(() => {
  cdktf.captureStackTrace = traced;
});

afterEach(() => {
  cdktf.captureStackTrace = captureStackTrace;
});

it('stops CDKTF from recording where a construct was made', () => {
  leaveCreationStacksOut({});
  expect(cdktf.captureStackTrace()).toEqual([]);
});

it('lets CDKTF record it for whoever asks', () => {
  leaveCreationStacksOut({ AFTERHASH_TRACES: '1' });
  expect(cdktf.captureStackTrace).toBe(traced);
});
