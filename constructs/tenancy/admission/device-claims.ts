import { list, type Policy } from './policy.ts';

/** Each request of a claim, exactly or first available. */
const none = (what: string) =>
  `(!has(r.exactly) || !(${what.replaceAll('X', 'r.exactly')})) && (!has(r.firstAvailable) || r.firstAvailable.all(s, !(${what.replaceAll('X', 's')})))`;

/** Device claims are of classes that the tenant has a quota of, and see no more than their own devices. */
export const deviceClaims: Policy = {
  name: 'tenant-device-claims',
  resources: [
    {
      apiGroups: ['resource.k8s.io'],
      // Of one shape; the older ones are turned into the newest that the cluster serves.
      apiVersions: ['v1', 'v1beta2'],
      resources: ['resourceclaims', 'resourceclaimtemplates'],
    },
  ],
  variables: {
    deviceClasses: list('deviceClasses'),
    devices: 'request.kind.kind == "ResourceClaimTemplate" ? object.spec.spec.devices : object.spec.devices',
    requests: 'has(variables.devices.requests) ? variables.devices.requests : []',
  },
  validations: [
    {
      expression: `variables.requests.all(r, ${none('!(X.deviceClassName in variables.deviceClasses)')})`,
      message: 'deviceClassName must name a class of the tenant',
      allowed: 'variables.deviceClasses.join(", ")',
    },
    {
      expression: `variables.requests.all(r, ${none('has(X.adminAccess) && X.adminAccess')})`,
      message: 'adminAccess sees the devices of every tenant',
    },
  ],
};
