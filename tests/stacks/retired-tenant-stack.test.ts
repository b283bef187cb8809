import { App } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { renderedIn } from '../../constructs/terraform/rendering.ts';
import type { Site } from '../../site/model/index.ts';
import { renderedFiles } from '../../stacks/rendered-files.ts';
import { addSiteStacks } from '../../stacks/site-stacks.ts';
import { found, siteWith } from '../constructs/sites.ts';

describe('a retired tenant', () => {
  it('keeps its stack, empty, in the place of a tenant', () => {
    const stacks = addSiteStacks(new App(), retiring('open-market'));
    expect(stacks.map(({ layer }) => layer)).toEqual([
      'operators',
      'platform',
      'fabric',
      'tenant-meridian',
      'tenant-open-market',
    ]);
    const retired = found(stacks.at(-1));
    expect(renderedIn(retired)).toEqual([]);
    expect(retired.dependencies.map(({ node }) => node.id)).toEqual(['columbia-18-fabric']);
  });

  it('is held to the policies until it is gone, also if it was the last', () => {
    const [, platform] = addSiteStacks(new App(), retiring('meridian', 'open-market'));
    expect(found(platform).node.tryFindChild('admission-policies')).toBeDefined();
  });

  it('is not in what `render` writes', () => {
    const paths = [...renderedFiles(addSiteStacks(new App(), retiring('open-market'))).entries()];
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter(([path, text]) => path.includes('open-market') || text.includes('open-market'))).toEqual([]);
  });
});

function retiring(...ids: readonly string[]): Site {
  return siteWith((data) => {
    for (const id of ids) delete data.tenants[id];
    delete data.jobs;
    data.energy.shed = ['s19-fleet'];
    data.retired = ids;
    // Without partitions ports are shared, which takes more addresses.
    data.cluster.rdma.subnet = '10.0.0.0/8';
  });
}
