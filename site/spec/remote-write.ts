import { z } from 'zod';
import { httpsAddress, id, text } from './fields.ts';

/** Each with a way of its own to know that two Prometheus say the same. */
const storeKinds = ['mimir', 'thanos'] as const;

/** Nothing that a pattern would read but the star, of which `.*` is made. */
const metrics = text(
  /^(?=.*[a-zA-Z:])[a-zA-Z_:*][a-zA-Z0-9_:*]{0,199}$/,
  'the name of metrics',
  'write it as its exporter does, with "*" for any characters, as in "DCGM_FI_DEV_*"; "*:*" are those that rules record',
);

export const RemoteWriteSpec = z.strictObject({
  url: httpsAddress.describe('Where every figure is sent as well: the receiver of a Mimir, Thanos or the like.'),
  secret: id
    .optional()
    .describe(
      'Name of a Secret in the namespace "monitoring" with the keys "username" and "password". Default: none, the receiver asks for nothing.',
    ),
  kind: z
    .enum(storeKinds, { error: 'takes "mimir" or "thanos"' })
    .optional()
    .describe(
      'What it is, so that it knows the figures of two Prometheus for the same: mimir (Cortex and Amazon too) by the labels "cluster" and "__replica__", thanos by the replica label "prometheus_replica". Default: not said.',
    ),
  only: z
    .array(metrics)
    .min(1)
    .optional()
    .describe(
      'Names of the only figures that are sent, with "*" for any characters: "*:*" is what rules record, "ALERTS" what fires. Default: all.',
    ),
  never: z
    .array(metrics)
    .min(1)
    .optional()
    .describe('Names of figures that are not sent, with "*" for any characters. Default: none.'),
});

export type RemoteWriteSpec = z.infer<typeof RemoteWriteSpec>;
