import { describe, expect, it } from 'vitest';
import { curtailment } from '../../../constructs/scheduling/curtailment.ts';
import { runbookFiles, shellWord } from '../../../stacks/runbook-files.ts';
import { found, siteWith } from '../sites.ts';

const paused = siteWith((data) => {
  data.cluster.scheduling = { keda: true };
});

describe('the runbook of a curtailment', () => {
  it('goes down in the order of the ladder and comes back in the other', () => {
    const text = found(runbookFiles(paused).get('runbooks/curtailment.md'));
    const at = (heading: string) => text.indexOf(heading);
    expect(at('### 1. s19-fleet')).toBeLessThan(at('### 2. open-market.rental'));
    const back = text.slice(at('## Back'));
    expect(back.indexOf('### 3. open-market.train')).toBeLessThan(back.indexOf('### 1. s19-fleet'));
    expect(text).toContain('interruptible: 2 MW within 10 min, for at most 4 h');
  });

  it('keeps the quota of a queue from being lent on before it stops the queue', () => {
    const rung = found(curtailment(paused).find(({ step }) => step.name === 'open-market.train'));
    const commands = rung.down.flatMap((step) => step.commands.map((words) => words.join(' ')));
    const lent = commands.findIndex((one) => one.includes('lendingLimit'));
    const stopped = commands.findIndex((one) => one.includes('HoldAndDrain'));
    expect(lent).toBeGreaterThanOrEqual(0);
    expect(lent).toBeLessThan(stopped);
    expect(commands.findIndex((one) => one.includes('paused-replicas=0'))).toBeLessThan(stopped);
  });

  it('takes back all that it did, and nothing else', () => {
    for (const { down, back } of curtailment(paused)) {
      const typed = (steps: typeof down) => steps.flatMap((step) => step.commands.map((words) => words.join(' ')));
      const pairs = [
        [/^cordon --selector/, /^uncordon/],
        [/^label nodes .*=open-market/, /^label nodes .*-$/],
        [/"op":"add".*lendingLimit/, /"op":"remove".*lendingLimit/],
        [/HoldAndDrain/, /"None"/],
        [/paused-replicas=0/, /paused-replicas-/],
      ] as const;
      for (const [done, undone] of pairs) {
        const count = (steps: typeof down, what: RegExp) => typed(steps).filter((one) => what.test(one)).length;
        if (count(down, done) > 0) expect(count(back, undone), String(undone)).toBe(1);
      }
    }
  });

  it('says of a power limit that each node sets it: Kubernetes has no such thing to type', () => {
    const capped = siteWith((data) => {
      data.energy.shed = ['s19-fleet', 'open-market.rental', { of: 'open-market.train', by: 'cap' }];
    });
    const rung = found(curtailment(capped).find(({ step }) => step.name === 'open-market.train'));
    expect(rung.down).toMatchObject([{ why: expect.stringContaining('the agent on each node'), commands: [] }]);
    expect(rung.back).toHaveLength(1);
  });

  it('turns nodes off last, emptied and through their BMC, and starts them before their queue', () => {
    const rung = found(curtailment(paused).find(({ step }) => step.name === 'open-market.train'));
    expect(rung.down.at(-1)?.what).toContain('BMC');
    expect(rung.down.findIndex(({ what }) => what.includes('cordon'))).toBeLessThan(rung.down.length - 1);
    const at = (words: string) => rung.back.findIndex(({ what }) => what.includes(words));
    expect(at('power the nodes on')).toBe(0);
    expect(at('start jobs')).toBeGreaterThan(at('let pods on them again'));
  });

  it('speaks of KEDA only where it is installed, and is not there where nothing is shed', () => {
    expect(JSON.stringify(curtailment(siteWith()))).not.toContain('keda');
    const unshed = siteWith((data) => {
      delete data.energy;
    });
    expect(runbookFiles(unshed).has('runbooks/curtailment.md')).toBe(false);
  });

  it('has a node erased between two tenants, after its volumes are gone and before it is given back', () => {
    const text = found(runbookFiles(siteWith()).get('runbooks/node-changes-tenant.md'));
    const order = ['kubectl drain NODE', 'logicalvolumes.topolvm.io', 'nvme format', 'kubectl uncordon NODE'];
    const places = order.map((word) => text.indexOf(word));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('types the erasure of what a group is made of by now, never of names that drives change, of pools that change hands alone', () => {
    const named = siteWith((data) => {
      data.pools.train.machine = { drives: ['nvme1n1', 'nvme2n1'] };
      data.pools.rental.machine = { drives: ['nvme3n1'] };
    });
    const text = found(runbookFiles(named).get('runbooks/node-changes-tenant.md'));
    expect(text).toContain(
      [
        '   A node of pool "train":',
        '',
        '   ```sh',
        '   pvs --options=pv_name,vg_name --select=vg_name=nvme',
        '   vgremove --yes nvme',
        '   nvme format DRIVE --ses=1 --force',
        '   ```',
      ].join('\n'),
    );
    expect(text).not.toMatch(/nvme\dn1/);
    // One tenant has all of it, and keeps it.
    expect(text).not.toContain('A node of pool "rental"');
    const inArray = siteWith((data) => {
      data.pools.train.machine = { drives: ['nvme1n1', 'nvme2n1', 'nvme3n1', 'nvme4n1'] };
      Object.assign(data.storage.scratch, { layout: 'raid10', drives: 4 });
    });
    expect(runbookFiles(inArray).get('runbooks/node-changes-tenant.md')).toContain(
      '   mdadm --detail /dev/md/nvme\n   vgremove --yes nvme\n   mdadm --stop /dev/md/nvme\n   nvme format DRIVE',
    );
  });

  it('is no document of a change of hands where each pool has one tenant', () => {
    const alone = siteWith((data) => {
      delete data.energy;
      delete data.tenants['open-market'];
    });
    expect(runbookFiles(alone).has('runbooks/node-changes-tenant.md')).toBe(false);
  });

  it('quotes what a shell would read', () => {
    expect(shellWord('--patch=[{"op":"add"}]')).toBe('\'--patch=[{"op":"add"}]\'');
    expect(shellWord('open-market.train')).toBe('open-market.train');
  });
});
