import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderCommand } from '../../cli/render.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { heard, inFolderWith } from './run-command.ts';

test('a site whose tenants bring their cluster is handed over, and no stack is rendered', () =>
  inFolderWith(
    {
      'site.yaml': exampleSite({
        pools: '',
        shells:
          'racks: { tenant: anchor, racks: hall-1/row-1, draw: 20 kW, weight: 800 kg, footprint: { width: 800 mm, depth: 1200 mm } }',
        fabrics: '',
        storage: '',
        tenants: 'anchor: { isolation: dedicated-cluster, contract: { critical: 80 kW } }',
      }),
    },
    async (folder) => {
      const to = join(folder, 'out');
      const { code, stdout } = await heard(() => renderCommand(join(folder, 'site.yaml'), { to }));
      expect(code).toBe(0);
      expect(stdout).toContain('has no cluster: its tenants bring their own');
      expect(existsSync(join(to, 'helmfile.yaml'))).toBe(false);
      expect(JSON.parse(readFileSync(join(to, 'handover.json'), 'utf8'))).toMatchObject({
        tenants: [{ id: 'anchor', halls: [{ id: 'hall-1', critical: { carried: { value: 80, unit: 'kW' } } }] }],
      });
    },
  ));
