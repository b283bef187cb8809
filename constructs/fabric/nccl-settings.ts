import { Construct } from 'constructs';
import {
  type Fabric,
  fabricOf,
  interfacesPerRail,
  marksOf,
  type Pool,
  type Site,
  type Tenant,
} from '../../site/model/index.ts';
import { ConfigMap } from '../kubernetes/config-map.ts';
import { labelsOf } from '../names.ts';
import { ownLabels } from '../tenancy/own-labels.ts';

/** A type of service is DSCP in its upper six bits (RFC 2474), and that is what NCCL calls a traffic class. */
const DSCP_SHIFT = 2;

export interface NcclSettingsProps {
  readonly site: Site;
  readonly tenant: Tenant;
}

/**
 * What jobs tell NCCL on the fabric of each pool that their tenant has, one
 * ConfigMap a pool for `envFrom`. Each setting has its reason in an annotation.
 *
 * Nothing that NCCL finds by itself: ports and GPUs of a node, DMA-BUF, GID,
 * NVLink between nodes. So there is no topology file either: containers on bare
 * metal see the node's own, and a file would only hide what has failed.
 *
 * Pools of AMD get the same: RCCL reads these variables by the same names
 * (https://rocm.docs.amd.com/projects/rccl, environment variables, read 2026-11-26).
 */
export class NcclSettings extends Construct {
  constructor(scope: Construct, id: string, { site, tenant }: NcclSettingsProps) {
    super(scope, id);
    for (const { pool } of tenant.claims) {
      const fabric = fabricOf(site, pool);
      if (fabric === undefined) continue;
      const settings = ncclSettings(fabric);
      new ConfigMap(this, pool.id, {
        metadata: {
          name: ncclConfigName(pool),
          namespace: tenant.id,
          labels: ownLabels(site, tenant),
          annotations: Object.fromEntries(settings.map(({ name, why }) => [labelsOf(site).why(name), why])),
        },
        data: Object.fromEntries(settings.map(({ name, value }) => [name, value])),
      });
    }
  }
}

/** What a job of the pool names under `envFrom`. */
export function ncclConfigName(pool: Pool): string {
  return `nccl-${pool.id}`;
}

export interface NcclSetting {
  readonly name: string;
  readonly value: string;
  readonly why: string;
}

/** Settings for all jobs on a fabric (NVIDIA NCCL documentation, environment variables, read 2026-11-22). */
export function ncclSettings(fabric: Fabric): readonly NcclSetting[] {
  const { taper } = fabric;
  const marks = marksOf(fabric);
  const planes = interfacesPerRail(fabric);
  const settings: NcclSetting[] = [
    {
      name: 'NCCL_SOCKET_IFNAME',
      value: '=eth0',
      why: 'ranks meet on the pod network, which alone joins all of them: left to itself NCCL takes an interface of one rail',
    },
  ];
  if (planes > 1) {
    settings.push({
      name: 'NCCL_IB_MERGE_NICS',
      value: '1',
      why: `the ${planes} interfaces of a port are one adapter, and a part of each message goes over every plane: a plane reaches no other, and apart each would be used by itself`,
    });
  }
  if (taper > 1 || planes > 1) {
    settings.push({
      name: 'NCCL_CROSS_NIC',
      value: '0',
      why:
        taper > 1
          ? `rings keep to their rail: between rails there is only one part in ${taper} of the bandwidth of a leaf`
          : 'rings keep to their port: where NCCL cannot join its planes, one would else be led to another, and no link is between them',
    });
  }
  if (marks !== undefined) {
    settings.push({
      name: 'NCCL_IB_TC',
      value: String(marks.dscp << DSCP_SHIFT),
      why: `DSCP ${marks.dscp}, which switches put into the one priority that loses no packet`,
    });
  }
  return settings;
}
