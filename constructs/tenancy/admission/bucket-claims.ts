import { namespaces } from '../../names.ts';
import { list, type Policy, text } from './policy.ts';

/** Writes into a claim which bucket it got (rook/rook v1.20.6, deploy/charts/rook-ceph/templates/clusterrolebinding.yaml). */
const PROVISIONER = `system:serviceaccount:${namespaces.rookCeph}:rook-ceph-system`;

/**
 * Buckets come from the classes that were granted, new, and no larger than the
 * tenant's room there. No quota of Kubernetes sees what is in a bucket, so each
 * has to say its size, which Rook holds it to.
 */
export const bucketClaims: Policy = {
  name: 'tenant-bucket-claims',
  resources: [{ apiGroups: ['objectbucket.io'], apiVersions: ['v1alpha1'], resources: ['objectbucketclaims'] }],
  variables: {
    classes: list('bucketClasses'),
    config:
      'has(object.spec.additionalConfig) && object.spec.additionalConfig != null ? object.spec.additionalConfig : {}',
    granted:
      'variables.classes.filter(c, has(object.spec.storageClassName) && c.split("=")[0] == object.spec.storageClassName)',
  },
  validations: [
    {
      // As with the volume of a claim: what is written there is not chosen.
      expression: `request.userInfo.username == ${text(PROVISIONER)} || !has(object.spec.objectBucketName) || object.spec.objectBucketName == "" || (request.operation == "UPDATE" && has(oldObject.spec.objectBucketName) && object.spec.objectBucketName == oldObject.spec.objectBucketName)`,
      message: 'objectBucketName must be empty: buckets are made, not chosen',
    },
    {
      expression: 'variables.granted.size() == 1',
      message: 'storageClassName must name a bucket class of the tenant',
    },
    {
      // A policy or an owner of its own would open the bucket of a tenant to another.
      expression: 'variables.config.all(key, key in ["maxSize", "maxObjects"])',
      message: 'additionalConfig may have maxSize and maxObjects alone',
    },
    {
      expression:
        '"maxSize" in variables.config && isQuantity(string(variables.config["maxSize"])) && variables.granted.all(c, quantity(string(variables.config["maxSize"])).compareTo(quantity(c.split("=")[1])) <= 0)',
      message: 'additionalConfig must say a maxSize within the room of the tenant',
    },
  ],
};
