import { siteWith } from '../constructs/sites.ts';
import { type RenderedSite, renderedOf } from './rendered-site.ts';

/** The default site with jobs of Kubeflow Trainer, and services that KEDA scales. */
export const busySite: RenderedSite = renderedOf(
  siteWith((data) => {
    data.cluster.scheduling = { keda: true, frameworks: ['jobset', 'trainer'] };
  }),
);
