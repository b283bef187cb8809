import type { Citation } from '../diagnostics/index.ts';
import { READ } from './citations.ts';

export const azureStackEdge: Citation = {
  title: 'Microsoft, Azure Stack Edge technical specifications: 1 °C for 300, 175 or 125 m of height, by temperature',
  url: 'https://learn.microsoft.com/en-us/azure/databox-online/azure-stack-edge-gpu-technical-specifications-compliance',
  date: READ,
};
export const airedaleDeltaChill: Citation = {
  title: 'Airedale DeltaChill manual, glycol design data: specific heat and density of propylene glycol',
  url: 'https://www.easymanua.ls/airedale/deltachill/manual?p=53',
  date: READ,
};
export const iec60320: Citation = { title: 'IEC 60320, appliance couplers, and UL 498', date: READ };
export const metaReliability: Citation = {
  title: 'Revisiting Reliability in Large-Scale Machine Learning Research Clusters (Meta, HPCA 2025)',
  url: 'https://arxiv.org/abs/2410.21680',
  date: READ,
};
export const young1974: Citation = {
  title: 'J. W. Young, A first order approximation to the optimum checkpoint interval (CACM, 1974)',
  url: 'https://doi.org/10.1145/361147.361115',
  date: READ,
};
export const daly2006: Citation = {
  title: 'J. T. Daly, A higher order estimate of the optimum checkpoint interval for restart dumps (FGCS, 2006)',
  url: 'https://doi.org/10.1016/j.future.2004.11.016',
  date: READ,
};
export const lenovoP4500: Citation = {
  title: 'Lenovo Press, Intel P4500 NVMe SSDs: endurance in drive writes a day over five years',
  url: 'https://www.tecisoft.ca/products/lenovo-p4500-2-5-1000-gb-u-2-nvme',
  date: READ,
};
export const vsanEsaDrives: Citation = {
  title: 'VMware vSAN ESA hardware guidance: NVMe TLC drives of endurance class 1 drive write a day and up',
  url: 'https://partnerweb.vmware.com/comp_guide2/vsanesa_profile.php',
  date: READ,
};
export const ocpLiquidCooling: Citation = {
  title: 'ProphetStor on the Open Compute Project guidance: 1.25 to 2.0 L/min for each kW, 1.5 to hold 10 K',
  url: 'https://prophetstor.medium.com/why-variable-speed-control-matters-for-esg-in-gpu-rack-cooling-bc7b35c1ddd2',
  date: READ,
};
export const cduChecklist: Citation = {
  title:
    'ResistanceZero, CDU commissioning checklist: approach of 3 to 5 K, rise of 8 to 12 K, 1.0 to 1.5 L/min for each kW',
  url: 'https://resistancezero.com/cdu-checklist.html',
  date: READ,
};
export const coolingPhysics: Citation = {
  title: 'heat balance Q = rho x V x cp x dT, and the standard atmosphere of ISO 2533',
  url: 'https://www.iso.org/standard/7472.html',
  date: READ,
};
export const ctiTowers: Citation = {
  title: 'Cooling Technology Institute: towers are guaranteed to an approach of 5 °F to the wet bulb, and no nearer',
  url: 'https://www.cti.org/',
  date: READ,
};
export const evaporation: Citation = {
  title: 'KVRM, water use of towers, adiabatic and dry coolers; latent heat of water, 2.43 MJ/kg at 30 °C',
  url: 'https://kvrm.in/data-centre-wue-cooling-tower-adiabatic-dry-cooler/',
  date: READ,
};
export const hpeRearDoor: Citation = {
  title:
    'Coolnet on rear doors, with HPE QuickSpecs: capacity goes with the inlet water; water 2 °C above the dew point',
  url: 'https://www.coolnetpower.com/blog/how-much-heat-can-a-rear-door-heat-exchanger-remove/',
  date: READ,
};
export const ibmRearDoor: Citation = {
  title: 'IBM Power, rear door heat exchanger: water of 18 to 22 °C, and less heat removed the warmer the water',
  url: 'https://www.ibm.com/support/knowledgecenter/POWER8/p8ebe/p8ebe_exchangerspecs.htm',
  date: READ,
};
export const enerconSwitchgear: Citation = {
  title:
    'Enercon, the basics of low-voltage switchgear: ANSI/NEMA rate it for 635 V and a main bus of 10,000 A for parallel sources',
  url: 'https://www.enerconpower.com/whitepaper/the-basics-of-low-voltage-switchgear',
  date: '2026-11-26',
};
