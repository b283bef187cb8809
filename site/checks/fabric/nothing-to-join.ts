import { spectrumXPlanes } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const nothingToJoin: Rule<Site> = {
  code: 'fabric/nothing-to-join',
  severity: 'error',
  holds: 'Only a fabric of several planes says who joins them.',
  because:
    'With one plane a port is one link and one interface. Who says how its planes are joined means several, and has left out how many: switches, cables and networks are all too few.',
  citations: [spectrumXPlanes],

  *find(site) {
    for (const { id, path, planes, spec } of site.fabrics) {
      if (spec.planesJoined === undefined || planes > 1) continue;
      yield {
        path: [...path, 'planesJoined'],
        message: `fabric "${id}" has its planes joined ${spec.planesJoined.replace('-', ' ')}, and has one plane`,
        help: 'write planes: 2, or as many as a port is divided among, or take planesJoined away',
      };
    }
  },

  examples: {
    valid: [exampleSite(), ethernet('planes: 2, planesJoined: by-software, ')],
    invalid: [
      { input: ethernet('planesJoined: by-software, '), at: 'fabrics.eth.planesJoined' },
      { input: ethernet('planes: 1, planesJoined: by-adapter, '), at: 'fabrics.eth.planesJoined' },
    ],
  },
};

function ethernet(planes: string): string {
  return exampleSite({
    fabrics: `eth: { kind: roce, switch: nvidia/sn5600, taper: 1, ${planes}racks: hall-1/row-2 }`,
    pools: 'train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth }',
  });
}
