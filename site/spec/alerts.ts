import { z } from 'zod';
import { alertDomains, alertSeverities } from '../catalog/index.ts';
import { h, min, s } from '../units/index.ts';
import { oneOf } from './author-words.ts';
import { id, quantity, text } from './fields.ts';

const quoted = (words: readonly string[]) => oneOf(words.map((word) => `"${word}"`));

/** A key of a Secret. */
const secretKey = text(/^[-._a-zA-Z0-9]{1,253}$/, 'a key of a Secret', 'keys have letters, digits, "-", "_" and "."');

/** Those that need nothing but one secret; for mail a person writes servers and names into the configuration of alerts.to. */
const receiverKinds = ['webhook', 'pagerduty', 'slack', 'opsgenie', 'msteamsv2'] as const;

const ReceiverSpec = z
  .strictObject({
    kind: z
      .enum(receiverKinds, { error: `takes ${quoted(receiverKinds)}` })
      .describe(
        'How it is told: a request to an address, an event of PagerDuty (Events API v2), an incoming webhook of Slack, an alert of Opsgenie, or a workflow of Microsoft Teams.',
      ),
    secret: id.describe(
      'Name of a Secret in the namespace "monitoring" that holds the address or the key: a reference, never the secret.',
    ),
    key: secretKey
      .optional()
      .describe(
        'The key of that Secret. Default: "url" for an address, "routing-key" for PagerDuty, "api-key" for Opsgenie.',
      ),
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

/** Alertmanager's own (https://prometheus.io/docs/alerting/latest/configuration/, route, read 2026-11-26). */
export const ALERT_TIMES = { groupWait: s(30), groupInterval: min(5), repeatInterval: h(4) } as const;

export const AlertsSpec = z
  .strictObject({
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
    groupWait: quantity('duration', { zero: true, to: '10 min', why: 'it is added to every alert', example: '30 s' })
      .optional()
      .describe(
        'How long the first alert waits for others that are told with it, and for one that says it all. Default: 30 s.',
      ),
    groupInterval: quantity('duration', {
      from: '10 s',
      to: '24 h',
      why: 'from each change by itself to once a day',
      example: '5 min',
    })
      .optional()
      .describe('How long until more of the same are told. Default: 5 min.'),
    repeatInterval: quantity('duration', {
      from: '1 min',
      to: '5 d',
      why: 'Alertmanager forgets after 120 h what it told',
      example: '4 h',
    })
      .optional()
      .describe('How long until what still fires is told again. Default: 4 h.'),
  })
  .refine(
    ({ groupInterval = ALERT_TIMES.groupInterval, repeatInterval = ALERT_TIMES.repeatInterval }) =>
      repeatInterval >= groupInterval,
    {
      error: 'would tell again sooner than it tells of more\nlet repeatInterval be groupInterval or longer',
      path: ['repeatInterval'],
    },
  );

export type AlertsSpec = z.infer<typeof AlertsSpec>;
export type ReceiverSpec = z.infer<typeof ReceiverSpec>;
export type RouteSpec = z.infer<typeof RouteSpec>;
