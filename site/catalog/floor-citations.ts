import type { Citation } from '../diagnostics/index.ts';

/** The day on which these pages were read. */
const READ = '2026-11-26';

export const ibmFloorLoads: Citation = {
  title:
    'IBM Power8, floor construction and floor loading: a third of a rack on one tile at rest, half of it under one caster when it is moved',
  url: 'https://www.ibm.com/support/knowledgecenter/en/POWER8/p8ebe/p8ebe_floorconstruction.htm',
  date: READ,
};
export const tatePanels: Citation = {
  title: 'Tate, Raised access floor loading, explained: the load of a rack goes through the points that it stands on',
  url: 'https://markets.businessinsider.com/news/stocks/raised-access-floor-loading-explained-1018709521',
  date: READ,
};
export const risaCirculation: Citation = {
  title:
    'RISA, data centre directives, circulation: ways of 1.2 m with 2.4 m clear overhead, rows of at most 20 cabinets',
  url: 'https://guidelines.risa.gov.rw/books/data-center-and-cloud-services-directives/page/circulation',
  date: READ,
};
export const aislePitch: Citation = {
  title: 'server-racks.com, aisle pitch: seven tiles, a cold aisle of 4 ft and a hot aisle of 3 ft',
  url: 'https://www.server-racks.com/aisle-pitch.html',
  date: READ,
};
export const perimeterClearance: Citation = {
  title: 'NorthernLink, clearances in data centres: 1.2 m between cabinets and walls',
  url: 'https://northernlink.com/data-center-design-electrical-and-mechanical-system-clearances-best-practices',
  date: READ,
};
export const ibmAccessRoute: Citation = {
  title: 'IBM, transport and delivery: doors, heights and lifts on the way from the dock to the room',
  url: 'https://www.ibm.com/docs/en/cloud-pak-system-w4600/2.3.4?topic=planning-transport-delivery',
  date: READ,
};
export const eia310: Citation = { title: 'EIA-310-E, cabinets, racks and panels: a unit of 44.45 mm', date: READ };
export const linkxProductLine: Citation = {
  title:
    'NVIDIA LinkX 100G-PAM4 product line overview: reach and power of copper, multimode and single mode at 400 Gb/s',
  url: 'https://docs.nvidia.com/networking/display/400g100gpam4ovpub/linkx-100g-pam4-product-line-overview',
  date: READ,
};
export const linkxCopper: Citation = {
  title: 'NVIDIA LinkX, copper DAC and LACC cables: 2 m between switches, 3 m as splitters, 3 to 5 m amplified',
  url: 'https://docs.nvidia.com/networking/display/400g100gpam4ovpub/copper-dac-and-lacc-cables-overview',
  date: READ,
};
export const linkxSingleMode: Citation = {
  title: 'NVIDIA MMS4X00-NM, twin-port 2 x 400 Gb/s single mode: 500 m between switches, a fibre for each of two links',
  url: 'https://docs.nvidia.com/networking/display/mms4x00nm800g500m/application+overview',
  date: READ,
};
export const linkxXdr: Citation = {
  title:
    'NVIDIA LinkX, 800 Gb/s XDR part numbers: linear active copper and single mode; no passive copper, no multimode',
  url: 'https://docs.nvidia.com/networking/display/800g200gpam4list',
  date: READ,
};
export const opticalCabling: Citation = {
  title:
    'NVIDIA, cabling requirements for XDR, NDR and 400G Ethernet: 500 m on straight single-mode cables, 50 m on multimode',
  url: 'https://docs.nvidia.com/networking/display/intrcnctcabreqndr400eth',
  date: READ,
};
