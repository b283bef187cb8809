import { aiInfrastructure } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const pueIsAnnualMean: Rule<Site> = {
  code: 'cooling/pue-is-annual-mean',
  severity: 'error',
  holds: 'The PUE that a site is sized by is that of its hottest hour, which is above the mean of its year.',
  because:
    'Transformers and intakes carry the hottest hour, not the year: what operators print is the mean, and in it a mild winter pays for the chillers of July.',
  citations: [aiInfrastructure],

  *find(site) {
    const { designPue, annualPue } = site.spec.site;
    if (annualPue === undefined || designPue > annualPue) return;
    yield {
      path: ['site', 'designPue'],
      message: `the design PUE is ${designPue}, ${designPue === annualPue ? 'the same as' : 'below'} the annual mean of ${annualPue}`,
      help: 'size by the facility power over the IT power of the hottest hour, and leave the mean under annualPue',
    };
  },

  examples: {
    valid: [exampleWith('1.3, annualPue: 1.15')],
    invalid: [{ input: exampleWith('1.15, annualPue: 1.15'), at: 'site.designPue' }],
  },
};

function exampleWith(pue: string): string {
  return exampleSite({
    site: `{ name: example, electricalCode: nec, ambient: 35 °C, designPue: ${pue}, asOf: 2026-11-22 }`,
  });
}
