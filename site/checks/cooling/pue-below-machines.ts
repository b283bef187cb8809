import { aiInfrastructure } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const pueBelowMachines: Rule<Site> = {
  code: 'cooling/pue-below-machines',
  severity: 'error',
  holds: 'The design PUE covers what the cooling machines of the site draw at the design hour.',
  because:
    'The intake, the transformers and the boards of the cooling are sized by it: fans, pumps and compressors that it leaves out are found by a breaker in July.',
  citations: [aiInfrastructure],

  *find(site) {
    const { designPue } = site.spec.site;
    const { it } = site.final;
    if (Number(it) <= 0 || Number(site.coolingDraw) === 0) return;
    const least = 1 + site.coolingDraw.per(it);
    if (least <= designPue + 1e-9) return;
    yield {
      path: ['site', 'designPue'],
      message: `the design PUE is ${designPue}, but the cooling machines at work draw ${site.coolingDraw.like(it)} for ${it} of racks, which is ${least.toFixed(3)} by them alone`,
      help: `write ${(Math.ceil(least * 100) / 100).toFixed(2)} or more, and add lights, losses and offices to it`,
    };
  },

  examples: {
    valid: [exampleWith('10 kW')],
    // Two of three at work draw 40 kW for 83 kW of racks.
    invalid: [{ input: exampleWith('20 kW'), at: 'site.designPue' }],
  },
};

function exampleWith(draw: string): string {
  return exampleSite({
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true, draw: ${draw} }`,
  });
}
