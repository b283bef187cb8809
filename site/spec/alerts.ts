import { z } from 'zod';
import { alertDomains, alertSeverities } from '../catalog/index.ts';
import { oneOf } from './author-words.ts';
import { id, text } from './fields.ts';

const quoted = (words: readonly string[]) => oneOf(words.map((word) => `"${word}"`));

/** A key of a Secret. */
const secretKey = text(/^[-._a-zA-Z0-9]{1,253}$/, 'a key of a Secret', 'keys have letters, digits, "-", "_" and "."');

const ReceiverSpec = z
  .strictObject({
    kind: z
      .enum(['webhook', 'pagerduty'], { error: 'takes "webhook" or "pagerduty"' })
      .describe('How it is told: a request to an address, or an event of PagerDuty (Events API v2).'),
    secret: id.describe(
      'Name of a Secret in the namespace "monitoring" that holds the address or the routing key: a reference, never the secret.',
    ),
    key: secretKey.optional().describe('The key of that Secret. Default: "url" for a webhook, "routing-key" else.'),
  })
  .describe('Somebody who is told.');

const RouteSpec = z
  .strictObject({
    domain: z
      .enum(alertDomains, { error: `takes ${quoted(alertDomains)}` })
      .optional()
      .describe('Only alerts about this part of the site. Default: all.'),
    tenant: id.optional().describe("Only alerts about what is this tenant's. Default: all."),
    severity: z
      .enum(alertSeverities, { error: `takes ${quoted(alertSeverities)}` })
      .optional()
      .describe('Only alerts as grave as this. Default: all.'),
    to: id.describe('One of the receivers.'),
  })
  .refine(({ domain, tenant, severity }) => domain !== undefined || tenant !== undefined || severity !== undefined, {
    error: 'takes every alert there is\nname a domain, a tenant or a severity; what no route takes goes to alerts.to',
  });

export const AlertsSpec = z.strictObject({
  to: id.describe(
    'Name of a Secret in the namespace "monitoring" whose key "alertmanager.yaml" is Alertmanager\'s own configuration, receivers and all. Until it is there nobody is told.',
  ),
  receivers: z
    .record(id, ReceiverSpec)
    .optional()
    .describe('Who is told beside those of that configuration. Default: nobody.'),
  routes: z
    .array(RouteSpec)
    .min(1)
    .optional()
    .describe(
      'Which alerts go to which receiver. Every route that matches is taken, and the configuration of alerts.to hears of all of them too. Default: none.',
    ),
});

export type AlertsSpec = z.infer<typeof AlertsSpec>;
export type ReceiverSpec = z.infer<typeof ReceiverSpec>;
export type RouteSpec = z.infer<typeof RouteSpec>;
