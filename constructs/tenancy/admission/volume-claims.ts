import { list, type Policy } from './policy.ts';

/** Volumes come from the classes that were granted, empty. */
export const volumeClaims: Policy = {
  name: 'tenant-volume-claims',
  resources: [{ apiGroups: [''], apiVersions: ['v1'], resources: ['persistentvolumeclaims'] }],
  variables: { classes: list('storageClasses') },
  validations: [
    {
      // Unset would mean whatever class is the default, the empty text a volume that somebody left.
      expression:
        'has(object.spec.storageClassName) && object.spec.storageClassName in variables.classes && object.spec.storageClassName != ""',
      message: 'storageClassName must name a class of the tenant',
    },
    {
      // A file system shows zeros where nothing was written; a bare device shows what its last user left.
      expression: '!has(object.spec.volumeMode) || object.spec.volumeMode == "Filesystem"',
      message: 'volumeMode must be Filesystem',
    },
    {
      // The volume is written in when the claim is bound.
      expression: 'request.operation != "CREATE" || !has(object.spec.volumeName) || object.spec.volumeName == ""',
      message: 'volumeName must be empty: volumes are made, not chosen',
    },
    {
      expression:
        '!has(object.spec.dataSourceRef) || !has(object.spec.dataSourceRef.namespace) || object.spec.dataSourceRef.namespace == ""',
      message: 'dataSourceRef must stay in the namespace',
    },
  ],
};
