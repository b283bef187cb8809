import { nicConfiguration, sriovFirmware } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { marksOf, rdmaMode, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const functionsCutByNobody: Rule<Site> = {
  code: 'fabric/functions-cut-by-nobody',
  severity: 'error',
  holds:
    'In a cluster where adapters that are cut into functions are also set, those of every fabric with functions are set.',
  because:
    'Only one operator may write firmware, and it is chosen for the whole cluster: the one that sets adapters. It knows nothing of a fabric without settings, so the firmware there keeps the number of functions that it came with, and often that is none.',
  citations: [nicConfiguration, sriovFirmware],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    const cut = site.fabrics.filter((fabric) => rdmaMode(site, fabric) === 'sriov');
    const set = cut.find((fabric) => marksOf(fabric) !== undefined);
    if (set === undefined) return;
    for (const fabric of cut) {
      if (marksOf(fabric) !== undefined) continue;
      yield {
        path: fabric.spec.access === undefined ? fabric.path : [...fabric.path, 'access'],
        message: `pods reach fabric "${fabric.id}" by virtual functions, which nobody cuts: firmware is left to the operator that sets the adapters of fabric "${set.id}"`,
        help:
          fabric.spec.kind === 'roce'
            ? `write qos for "${fabric.id}" too`
            : `take qos from "${set.id}" and set its adapters in the machine image, or have another access on one of the two`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), beside('access: shared, '), beside('access: sriov, ', ', access: shared')],
    invalid: [{ input: beside('access: sriov, '), at: 'fabrics.ib.access' }],
  },
};

/** A marked RoCE fabric and an InfiniBand fabric with functions in one cluster. */
function beside(ofEthernet: string, ofInfiniband = ', access: sriov'): string {
  return exampleSite({
    'halls.hall-1.rows': `
      row-1: { racks: 2, feeds: [bus-1, bus-2] }
      row-2: { racks: 2, feeds: [bus-1, bus-2] }
      row-3: { racks: 2, feeds: [bus-1, bus-2] }`,
    pools: `
      train: { server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-1, use: rental, fabric: ib, interfaces: [ib0, ib1, ib2, ib3, ib4, ib5, ib6, ib7] }
      serve: { server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-2, use: rental, fabric: eth, interfaces: [en0, en1, en2, en3, en4, en5, en6, en7] }`,
    fabrics: `
      ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-3${ofInfiniband} }
      eth: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-3, ${ofEthernet}qos: { priority: 3, dscp: 26 } }`,
    storage: '',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nrdma: { subnet: 10.64.0.0/12 }',
  });
}
