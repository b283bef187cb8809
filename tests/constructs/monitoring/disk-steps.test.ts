import { describe, expect, it } from 'vitest';
import { runbookFiles } from '../../../stacks/runbook-files.ts';
import { found, type SiteData, siteWith } from '../sites.ts';

const RUNBOOK = 'runbooks/monitoring-disks.md';

function commands(lines: object): readonly string[] {
  const site = siteWith((data: SiteData) => {
    Object.assign(data.monitoring, lines);
  });
  const text = found(runbookFiles(site).get(RUNBOOK));
  return text.split('\n').flatMap((line) => (line.startsWith('   kubectl ') ? [line.trim()] : []));
}

describe('the runbook of a larger disk', () => {
  it('lets every claim grow before anything is applied: the operator leaves them as they are, and Helm may not change them', () => {
    const typed = commands({ storage: '2 TB', logs: { retention: '14 d', storage: '200 GB' } });
    const prometheus = 'prometheus-kube-prometheus-stack-prometheus';
    const to = (size: string) =>
      `--namespace=monitoring '--patch={"spec":{"resources":{"requests":{"storage":"${size}"}}}}'`;
    expect(typed.slice(0, 6)).toEqual([
      'kubectl get storageclass local-path --output=custom-columns=GROWS:.allowVolumeExpansion',
      `kubectl patch pvc ${prometheus}-db-${prometheus}-0 ${to('2T')}`,
      `kubectl patch pvc ${prometheus}-db-${prometheus}-1 ${to('2T')}`,
      `kubectl patch pvc storage-loki-0 ${to('200G')}`,
      'kubectl get pvc --namespace=monitoring',
      'kubectl delete statefulset loki --namespace=monitoring --cascade=orphan',
    ]);
    expect(commands({}).join()).not.toContain('loki');
  });

  it('is not there where no disk is claimed', () => {
    const without = siteWith((data: SiteData) => {
      delete data.monitoring.storage;
      delete data.monitoring.class;
    });
    expect(runbookFiles(without).has(RUNBOOK)).toBe(false);
  });
});
