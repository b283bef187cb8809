import type { Rule } from '../../diagnostics/index.ts';
import { isPassive, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const switchDrawUnderstated: Rule<Site> = {
  code: 'power/switch-draw-understated',
  severity: 'warning',
  holds: 'The draw of a fabric is that of its switches with optics in every cage.',
  because:
    'Leaves that serve one rail of many racks stand end of row and reach them by optics, which a typical figure with passive cables leaves out: a QM9700 draws 747 W with passive cables and 1,720 W with active ones.',
  citations: [
    {
      title: 'patjenkinsGIT/netbox-gpu-pod, spec/pod.yaml, quoting the QM9700 manual',
      url: 'https://github.com/patjenkinsGIT/netbox-gpu-pod',
      date: '2026-11-22',
    },
  ],

  *find(site) {
    for (const fabric of site.fabrics) {
      const { id, typicalPower, maxPower, nameplate } = fabric.switch;
      if (maxPower !== undefined || nameplate !== undefined || typicalPower === undefined) continue;
      if (isPassive(fabric.runs)) continue;
      yield {
        path: [...fabric.path, 'switch'],
        message: `fabric "${fabric.id}" is counted at ${typicalPower} for each "${id}", which is without optics: nothing more is published`,
        help: 'ask the vendor, and bring the figure under another name in a catalog file beside the site file',
      };
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({
          fabrics: 'ib: { kind: infiniband, switch: nvidia/qm8700, taper: 1, racks: hall-1/row-2 }',
          pools:
            'train: { server: nvidia/dgx-a100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N }',
        }),
        at: 'fabrics.ib.switch',
      },
    ],
  },
};
