import type { Policy } from './policy.ts';

/** Services are for the inside of the cluster. */
export const services: Policy = {
  name: 'tenant-services',
  resources: [{ apiGroups: [''], apiVersions: ['v1'], resources: ['services'] }],
  variables: {},
  validations: [
    {
      expression: '!has(object.spec.type) || object.spec.type == "ClusterIP"',
      message: 'type must be ClusterIP',
    },
    {
      expression: '!has(object.spec.externalIPs) || size(object.spec.externalIPs) == 0',
      message: 'externalIPs must be empty: an address taken here is taken from the whole cluster',
    },
  ],
};
