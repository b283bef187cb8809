import { spectrumXComponents, spectrumXConfiguration, spectrumXSettings } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import type { Fabric, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** ConnectX-8, ConnectX-9 and BlueField-3 (NicConfigurationTemplate, CEL rule). */
const DEVICES = ['1023', '1025', 'a2dc'];

/** NicConfigurationTemplate, numberOfPlanes. */
const PLANES = [1, 2, 4];

/** The one priority without loss that the settings know (RA2.2.yaml, PFC: "00010000"). */
const LOSSLESS = 3;

export const spectrumXNotPossible: Rule<Site> = {
  code: 'fabric/spectrum-x-not-possible',
  severity: 'error',
  holds:
    'Adapters are set to Spectrum-X on RoCE only, for one, two or four planes that software joins, where they can be, and with the marks that it goes by.',
  because:
    'The settings are a whole that NVIDIA gives for a version: they turn flow control on for priority 3 and no other, and leave it to jobs to mark their traffic. The API server refuses other adapters and other numbers of planes. Planes that the adapter joins are a technology preview in Network Operator 26.4, with Open vSwitch of DOCA and xPlane on every node, which are not rendered.',
  citations: [spectrumXConfiguration, spectrumXSettings, spectrumXComponents],

  *find(site) {
    for (const fabric of site.fabrics) {
      if (fabric.spec.spectrumX === undefined) continue;
      if (fabric.spec.kind !== 'roce') yield notEthernet(fabric);
      else yield* notFit(site, fabric);
    }
  },

  examples: {
    valid: [
      exampleSite(),
      ethernet('planes: 2, planesJoined: by-software'),
      ethernet('planes: 1'),
      ethernet('', 'nvidia/dgx-h100', ''),
    ],
    invalid: [
      {
        input: exampleSite({
          fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2, spectrumX: RA2.2 }',
        }),
        at: 'fabrics.ib.spectrumX',
      },
      { input: ethernet('planes: 8, planesJoined: by-software'), at: 'fabrics.eth.planes' },
      { input: ethernet('planes: 2, planesJoined: by-adapter'), at: 'fabrics.eth.planesJoined' },
      { input: ethernet('planes: 2', 'nvidia/dgx-b300', 'spectrumX: RA2.2'), at: 'fabrics.eth.spectrumX' },
      {
        input: ethernet('planes: 2', 'nvidia/dgx-b300', 'spectrumX: RA2.2, qos: { priority: 4, dscp: 32 }'),
        at: 'fabrics.eth.qos.priority',
      },
      { input: ethernet('planes: 1', 'nvidia/dgx-h100'), at: 'pools.train.fabric' },
    ],
  },
};

function notEthernet({ id, path, spec }: Fabric): Finding {
  return {
    path: [...path, 'spectrumX'],
    message: `fabric "${id}" is set to Spectrum-X, and is ${spec.kind}`,
    help: 'take spectrumX away, or write kind: roce with an Ethernet switch',
  };
}

function* notFit(site: Site, { id, path, planes, pools, spec }: Fabric): Iterable<Finding> {
  if (!PLANES.includes(planes)) {
    yield {
      path: [...path, 'planes'],
      message: `fabric "${id}" has ${planes} planes, and Spectrum-X leaves a port whole or divides it into 2 or 4`,
      help: 'write planes: 2 or 4, or take spectrumX away and divide ports in the machine image',
    };
  }
  if (spec.planesJoined === 'by-adapter') {
    yield {
      path: [...path, 'planesJoined'],
      message: `fabric "${id}" is set to Spectrum-X, and its adapters join ${planes} planes: what that takes on nodes is not rendered`,
      help: 'write planesJoined: by-software, or take spectrumX away and set adapters and nodes up in the machine image',
    };
  }
  if (spec.qos === undefined) {
    yield {
      path: [...path, 'spectrumX'],
      message: `fabric "${id}" is set to Spectrum-X, and does not say how jobs mark their traffic: it would go where packets are lost`,
      help: 'write qos: { priority: 3, dscp: 24 }, which is what NVIDIA marks with, or the DSCP that your switches put into priority 3',
    };
  } else if (spec.qos.priority !== LOSSLESS) {
    yield {
      path: [...path, 'qos', 'priority'],
      message: `fabric "${id}" loses nothing in priority ${spec.qos.priority}, and Spectrum-X sets adapters to priority ${LOSSLESS}`,
      help: `write priority: ${LOSSLESS}, with a DSCP that the switches put there`,
    };
  }
  for (const pool of pools) {
    const adapter = site.catalog.adapter(pool.server.fabric?.adapter ?? '');
    // Of one that is not known, fabric/qos-needs-roce speaks.
    if (adapter === undefined || DEVICES.includes(adapter.pciDevice ?? '')) continue;
    yield {
      path: [...pool.path, 'fabric'],
      message: `nodes of pool "${pool.id}" join fabric "${id}", which is set to Spectrum-X, by "${adapter.id}", which takes no such settings`,
      help: 'take spectrumX away, or put this pool on a fabric of its own: ConnectX-8 and BlueField-3 take them',
    };
  }
}

function ethernet(
  planes: string,
  server = 'nvidia/dgx-b300',
  set = 'spectrumX: RA2.2, qos: { priority: 3, dscp: 24 }',
) {
  const more = [planes, set].filter((one) => one !== '').map((one) => `, ${one}`);
  return exampleSite({
    fabrics: `eth: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2${more.join('')} }`,
    pools: `train: { server: ${server}, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth }`,
  });
}
