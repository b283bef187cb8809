import { needhamConversion } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const leftoverWithoutTarget: Rule<Site> = {
  code: 'conversion/leftover-without-target',
  severity: 'error',
  waivable: true,
  holds: 'What is replaced or retrofitted says what it needs.',
  because:
    'The mine leaves air halls, networks and switchgear of one path. What has to come in their place is most of the cost of a conversion, and is missed when the file only says that they go.',
  citations: [needhamConversion],

  *find(site) {
    for (const leftover of site.leftovers) {
      const { fate, needs } = leftover.spec;
      if ((fate !== 'replace' && fate !== 'retrofit') || needs !== undefined) continue;
      yield {
        path: leftover.path,
        message: `"${leftover.id}" is to be ${fate === 'replace' ? 'replaced' : 'retrofitted'} but does not say by what`,
        help: 'add needs, as in needs: a closed loop and floor plates',
      };
    }
  },

  examples: {
    valid: [
      exampleSite({
        mine: 'keeps:\n  substation: { fate: reuse, is: [grid, tx-(1..2)] }\n  network: { fate: replace, needs: InfiniBand }',
      }),
    ],
    invalid: [{ input: exampleSite({ mine: 'keeps:\n  network: { fate: replace }' }), at: 'mine.keeps.network' }],
  },
};
