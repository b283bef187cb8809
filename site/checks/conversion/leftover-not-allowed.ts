import { geForceLicenceSources } from '../../catalog/licences.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const leftoverNotAllowed: Rule<Site> = {
  code: 'conversion/leftover-not-allowed',
  severity: 'error',
  waivable: true,
  holds: 'What the mine leaves is kept at work only where a licence and its own nature let it compute.',
  because:
    'Rigs of consumer GPUs are the first thing that a ledger would reuse: their licence excepts blockchain work in a data centre and nothing else. A miner computes one hash and nothing at all besides.',
  citations: geForceLicenceSources,

  *find(site) {
    for (const { id, path, spec, thing, forbidden } of site.leftovers) {
      if (forbidden === undefined || thing === undefined) continue;
      yield {
        path: [...path, 'fate'],
        message: `"${id}" is to be ${spec.fate === 'reuse' ? 'reused' : 'retrofitted'} but is made of "${thing.id}": ${forbidden}`,
        help: 'write fate: replace and what comes in its place under needs, or fate: remove',
      };
    }
  },

  examples: {
    valid: [exampleSite(), left('fate: remove'), left('fate: replace, needs: servers with data-centre GPUs')],
    invalid: [{ input: left('fate: reuse'), at: 'mine.keeps.rigs.fate' }],
  },
};

function left(fate: string): string {
  return exampleSite({
    mine: `keeps:\n  rigs: { model: generic/mining-rig-8x-rtx-4090, count: 120, ${fate} }`,
  });
}
