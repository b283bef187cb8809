import { COMPUTE_DOMAINS_KUBERNETES, compareVersions, KUBERNETES_UPGRADE, lineOf } from '../catalog/index.ts';
import { hasNvlinkDomains } from './nvlink-domains.ts';
import type { Site } from './site.ts';
import { mirrorStep, tooLong, type UpgradePath, type UpgradeRefusal, type UpgradeStep } from './upgrade-step.ts';

/** What keeps the cluster of a site from having another Kubernetes, its charts left aside. */
export function refusedKubernetes(site: Site, version: string): readonly UpgradeRefusal[] {
  const from = site.spec.cluster?.kubernetes;
  if (from === undefined) return [];
  if (compareVersions(version, from) < 0)
    return [
      {
        message: `kubernetes is at ${from}, and ${version} is older: an older API server does not read what a newer one has stored`,
        help: 'restore a backup of etcd instead, or stay',
      },
    ];
  return tooLong(KUBERNETES_UPGRADE.stride, 'kubernetes', from, version);
}

/** The steps of the cluster to another Kubernetes: the control plane, what is rendered for it, then pool by pool. */
export function kubernetesUpgrade(site: Site, { from, version }: { from: string; version: string }): UpgradePath {
  const sameLine = lineOf(from) === lineOf(version);
  return {
    what: 'kubernetes',
    from,
    version,
    disruption: sameLine ? 'daemons' : 'drains',
    steps: [
      ...mirrorStep(site.spec.cluster?.registry, `the images of Kubernetes ${version}`),
      {
        by: 'hand',
        does: `save etcd, then bring the control plane to ${version}: every API server first, then controller manager and scheduler`,
        disrupts: 'nothing that runs; where there is one API server, nothing new starts while it is away',
      },
      written(site, { from, version }),
      ...site.pools.map((pool): UpgradeStep => {
        const nodes = `${pool.nodes} ${pool.nodes === 1 ? 'node' : 'nodes'} of pool "${pool.id}"`;
        return sameLine
          ? {
              by: 'hand',
              does: `bring the kubelets of the ${nodes} to ${version}`,
              disrupts: `a node takes no pod while its kubelet restarts; what runs goes on`,
            }
          : {
              by: 'hand',
              does: `empty each of the ${nodes} in turn and bring its kubelet to ${version}; it may wait, up to ${KUBERNETES_UPGRADE.kubeletsBehind} minor versions behind`,
              disrupts: `the jobs of the node that is emptied: a kubelet does not change its minor version under pods`,
            };
      }),
    ],
  };
}

/** What is rendered otherwise for the new version. */
function written(site: Site, { from, version }: { from: string; version: string }): UpgradeStep {
  const { least } = COMPUTE_DOMAINS_KUBERNETES;
  const domains =
    !hasNvlinkDomains(site) &&
    compareVersions(version, least) >= 0 &&
    site.pools.some(({ server }) => server.kind === 'rack');
  const changes = [
    ...(lineOf(from) === lineOf(version) ? [] : ["the level of Pod Security that tenants' namespaces are held to"]),
    ...(domains ? ['dra-driver-nvidia-gpu, by which jobs get NVLink domains from here on'] : []),
  ];
  return {
    by: 'terraform',
    does: `write kubernetes: "${version}" under cluster, then plan and apply every layer in order${changes.length === 0 ? '' : `: it changes ${changes.join(' and ')}`}`,
  };
}
