import { z } from 'zod';
import { count, httpsAddress, id, text } from './fields.ts';

/** A host, by name or address, and where it matters its port. */
const host = text(
  /^(?=.{1,260}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*(?::[1-9]\d{0,4})?$/,
  'a host',
  'write a name or an address, with a port where it has one of its own: "pdu-1.example.com:161"',
);

/** How many hosts a file names at most: more are found by discovery, so that no resource grows with nodes. */
const MOST_HOSTS = 200;

const targets = {
  hosts: z
    .array(host)
    .min(1)
    .max(MOST_HOSTS, { error: `names more than ${MOST_HOSTS} hosts\nhave an inventory list them: discovery` })
    .optional()
    .describe('The machines by name. Default: none, they are found by discovery.'),
  discovery: httpsAddress
    .optional()
    .describe(
      'Address that lists the machines as Prometheus HTTP service discovery has it: an inventory such as NetBox. Default: none, the hosts are named.',
    ),
};

const named = [
  (group: { hosts?: unknown; discovery?: unknown }) => (group.hosts === undefined) !== (group.discovery === undefined),
  { error: 'takes either hosts or discovery\nname the machines, or the inventory that lists them' },
] as const;

const configuration = (key: string) =>
  id.describe(
    `Name of a Secret in the namespace "monitoring" whose key "${key}" is the exporter's configuration. An apply does not wait for it.`,
  );

const word = text(/^[a-zA-Z][-_a-zA-Z0-9]{0,62}$/, 'a name', 'names have letters, digits, "-" and "_"');

const SnmpGroupSpec = z
  .strictObject({
    ...targets,
    modules: z
      .array(word)
      .min(1)
      .max(20, { error: 'names more than 20 modules' })
      .describe('Modules of the configuration that these machines answer to.'),
    auth: word.optional().describe('Entry of the configuration that holds how to log in. Default: "public_v2".'),
  })
  .refine(...named)
  .describe('PDUs, UPS, CDUs, chillers or switches that answer alike.');

export const ExportersSpec = z.strictObject({
  ipmi: z
    .strictObject({
      ...targets,
      secret: configuration('config.yml'),
      module: word.optional().describe('Module of the configuration. Default: "default".'),
    })
    .refine(...named)
    .optional()
    .describe('BMCs by IPMI. Default: none.'),
  redfish: z
    .strictObject({ ...targets, secret: configuration('idrac.yml') })
    .refine(...named)
    .optional()
    .describe('BMCs and managed PDUs by Redfish. Default: none.'),
  snmp: z
    .strictObject({
      secret: configuration('snmp.yml'),
      groups: z.record(id, SnmpGroupSpec).describe('Machines that answer alike, by a name of yours.'),
    })
    .optional()
    .describe('PDUs, UPS and cooling by SNMP. Default: none.'),
  smartctl: z
    .boolean()
    .optional()
    .describe('Wear and errors of the drives, on the nodes of every pool. Default: false.'),
  ufm: z
    .strictObject({
      host: host.describe('Host of the secondary telemetry of UFM, with its port, usually 9002.'),
      path: text(/^\/[-._/a-zA-Z0-9]{0,100}$/, 'a path', 'write it as in "/xcset/low_freq_debug"')
        .optional()
        .describe('Path of its figures. Default: "/xcset/low_freq_debug"; elsewhere they have other names.'),
    })
    .optional()
    .describe('Ports and switches of an InfiniBand fabric, as its manager sees them. Default: none; needs UFM.'),
  others: z
    .record(
      id,
      z
        .strictObject({
          ...targets,
          path: text(/^\/[-._/a-zA-Z0-9]{0,100}$/, 'a path', 'write it as in "/metrics"')
            .optional()
            .describe('Path of the figures. Default: "/metrics".'),
          scheme: z.enum(['http', 'https'], { error: 'takes "http" or "https"' }).optional().describe('Default: http.'),
          samples: count.optional().describe('Figures of one machine at most; more are refused. Default: 50000.'),
        })
        .refine(...named)
        .describe('Machines that serve the same figures.'),
    )
    .optional()
    .describe('Gateways and exporters of your own that speak the text format of Prometheus. Default: none.'),
});

export type ExportersSpec = z.infer<typeof ExportersSpec>;
export type SnmpGroupSpec = z.infer<typeof SnmpGroupSpec>;
