import type { Citation } from '../diagnostics/index.ts';
import { READ } from './citations.ts';

/** What NVIDIA's GeForce driver licence says: section 2.1.3 of data centres, 2.1.1 of use within the own enterprise. */
export const geForceLicence =
  'the GeForce driver licence forbids use in a data centre, with an exception for blockchain work that a converted mine loses';

/** The licence itself, and where its section 2.1.3 was read as quoted. */
export const geForceLicenceSources: readonly [Citation, ...Citation[]] = [
  {
    title: 'License for Customer Use of NVIDIA GeForce Software',
    url: 'https://www.nvidia.com/en-us/drivers/geforce-license/',
    date: READ,
  },
  {
    title: 'Lambda, NVIDIA GeForce datacenter ban: January EULA change (quotes section 2.1.3)',
    url: 'https://deeptalk.lambdalabs.com/t/nvidia-geforce-datacenter-ban-january-eula-change/138',
    date: READ,
  },
];
