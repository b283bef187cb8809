import { Construct } from 'constructs';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { markRendered, type Rendered } from '../terraform/rendering.ts';

/** Metadata of an object that is in no namespace. */
export type ClusterMetadata = {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
};

/** Metadata of an object that is in one. */
export type NamespacedMetadata = ClusterMetadata & { readonly namespace: string };

/**
 * An object that Terraform applies as its own typed resource, so that a plan
 * names each field.
 *
 * It carries the object in API shape too: that is what is rendered for those
 * who deploy without Terraform.
 */
export abstract class NativeObject<Manifest extends KubernetesObject> extends Construct implements Rendered {
  readonly manifest: Manifest;

  constructor(scope: Construct, id: string, manifest: Manifest) {
    super(scope, id);
    this.manifest = manifest;
    markRendered(this);
  }

  get rendering(): Manifest {
    return this.manifest;
  }
}
