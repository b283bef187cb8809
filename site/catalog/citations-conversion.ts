import type { Citation } from '../diagnostics/index.ts';
import { READ } from './citations.ts';

export const coreScientificCritical: Citation = {
  title:
    'Core Scientific, SEC exhibit of 22 October 2024: critical IT load is what servers, storage and switches get, without cooling; Muskogee: 100 MW for 70 MW of it',
  url: 'https://www.sec.gov/Archives/edgar/data/1839341/000162828024043341/corescientifichpcoption3re.htm',
  date: READ,
};
export const appliedDigitalReady: Citation = {
  title: 'The Register, 2 June 2025: Ellendale, 100 MW ready for CoreWeave in 2025, 150 MW in 2026, 150 MW in 2027',
  url: 'https://www.theregister.com/2025/06/02/coreweave_applied_digital_nd/',
  date: READ,
};
export const appliedDigitalCore: Citation = {
  title: 'Jamestown Sun on Ellendale, 3 November 2023: every rack within 30 m of the network core',
  url: 'https://news.yahoo.com/applied-digital-breaks-ground-hpc-164900402.html',
  date: READ,
};
