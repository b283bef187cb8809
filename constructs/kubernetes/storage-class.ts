import { StorageClassV1 } from '@cdktf/provider-kubernetes/lib/storage-class-v1/index.js';
import { TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { literal } from '../terraform/literal.ts';
import { present } from '../terraform/present.ts';
import { type ClusterMetadata, NativeObject } from './native-object.ts';

export type StorageClassManifest = {
  readonly apiVersion: 'storage.k8s.io/v1';
  readonly kind: 'StorageClass';
  readonly metadata: ClusterMetadata;
  readonly provisioner: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly reclaimPolicy?: 'Delete' | 'Retain';
  readonly volumeBindingMode?: 'Immediate' | 'WaitForFirstConsumer';
  readonly allowVolumeExpansion?: boolean;
  readonly mountOptions?: readonly string[];
  /** One term: the provider takes no more. */
  readonly allowedTopologies?: readonly [
    { readonly matchLabelExpressions: readonly { readonly key: string; readonly values: readonly string[] }[] },
  ];
};

/**
 * Where a claim gets its volume from. Kubernetes changes nothing of one that is
 * there but expansion and what describes it, so a plan makes it anew: volumes
 * that were made by it stay as they are.
 *
 * The provider knows that of all but the reclaim policy (hashicorp/kubernetes
 * 2.38.0), which therefore stands in a value of its own that is watched.
 */
export class StorageClass extends NativeObject<StorageClassManifest> {
  readonly storageClassName: string;

  constructor(scope: Construct, id: string, props: Omit<StorageClassManifest, 'apiVersion' | 'kind'>) {
    super(scope, id, { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', ...props });
    const { metadata, provisioner, mountOptions, allowedTopologies, ...manifest } = literal(this.manifest);
    const { parameters, reclaimPolicy, volumeBindingMode, allowVolumeExpansion } = manifest;
    const reclaim = keptValue(this, 'reclaim', present({ policy: reclaimPolicy }));
    new StorageClassV1(
      this,
      'Resource',
      present({
        metadata,
        storageProvisioner: provisioner,
        lifecycle: { replaceTriggeredBy: [`${reclaim.terraformResourceType}.${reclaim.friendlyUniqueId}`] },
        parameters,
        reclaimPolicy,
        volumeBindingMode,
        allowVolumeExpansion,
        mountOptions: mountOptions && [...mountOptions],
        allowedTopologies: allowedTopologies && {
          matchLabelExpressions: allowedTopologies[0].matchLabelExpressions.map(({ key, values }) => ({
            key,
            values: [...values],
          })),
        },
      }),
    );
    this.storageClassName = this.manifest.metadata.name;
  }
}

/**
 * A value that Terraform keeps beside its resources. CDKTF's own class of it asks `terraform version` at each synth of each
 * one, which looks for a newer release in the network and fails where Terraform is not installed: here the stack says which
 * Terraform it needs, and who runs it is told.
 */
function keptValue(scope: Construct, id: string, input: object): TerraformResource {
  const value = new TerraformResource(scope, id, {
    terraformResourceType: 'terraform_data',
    terraformGeneratorMetadata: { providerName: 'terraform' },
  });
  value.addOverride('input', input);
  TerraformStack.of(scope).addOverride('terraform.required_version', '>= 1.4');
  return value;
}
