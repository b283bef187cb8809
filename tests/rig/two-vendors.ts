import { fileURLToPath } from 'node:url';
import { type RenderedSite, renderSite } from './rendered-site.ts';

/** Read as anybody's site is, with the catalog beside it. */
export const twoVendorsFile = fileURLToPath(new URL('./sites/two-vendors/site.yaml', import.meta.url));

/** Pools of NVIDIA and of AMD in one cluster: on a fabric of their own with a driver in the image, and alone with one that the operator builds. */
export const twoVendors: RenderedSite = await renderSite(twoVendorsFile);
