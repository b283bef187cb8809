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
export const appliedDigitalHalls: Citation = {
  title: 'Europe Says on Ellendale: halls of 25 MW, the first building with four of them, the next two with six each',
  url: 'https://www.europesays.com/2554816',
  date: READ,
};
export const irenPrinceGeorge: Citation = {
  title: 'CBC on IREN: miners and AI servers run in the same data halls of Prince George, 50 MW, until GPUs fill them',
  url: 'https://www.webjosh.com/article/b-c-bitcoin-mines-are-transitioning-into-ai-data-centres-1764674350-1170',
  date: READ,
};
export const gdprTransfers: Citation = {
  title:
    'Regulation (EU) 2016/679, chapter V: transfers of personal data out of the Union are allowed on conditions only',
  url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  date: READ,
};
export const hashpriceAnchors: Citation = {
  title: 'BTC Pizza, November 2025: a hash price of 43.1 USD a PH/s and day at 1.1 ZH/s, the lowest since April',
  url: 'https://btcpizza.com/bitcoin-mining-profitability-slumps-as-hash-prices-fall-to-multi-month-lows',
  date: READ,
};
export const irenEconomics: Citation = {
  title:
    'IREN, 16 September 2024: 1,896 H100 and H200 at 33 million USD a year, which is 1.99 USD a GPU-hour, for 1 million USD of electricity',
  url: 'https://www.wallstreet-online.de/nachricht/18492903-iren-to-increase-ai-cloud-services-to-10-of-earnings',
  date: READ,
};
