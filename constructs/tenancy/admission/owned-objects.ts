import { list, type Policy, text } from './policy.ts';

/** What the platform put into a namespace, its tenant does not change, and makes nothing that looks like it. */
export function ownedObjects(ownerLabel: string): Policy {
  const label = text(ownerLabel);
  const owned = (of: string) => `(${of} != null && has(${of}.metadata.labels) && ${label} in ${of}.metadata.labels)`;
  return {
    name: 'tenant-owned-objects',
    resources: [{ apiGroups: ['*'], apiVersions: ['*'], resources: ['*'], operations: ['CREATE', 'UPDATE', 'DELETE'] }],
    variables: {
      groups: list('groups'),
      callers: 'has(request.userInfo.groups) ? request.userInfo.groups : []',
      byTenant:
        'variables.callers.exists(g, g in variables.groups || g == "system:serviceaccounts:" + request.namespace)',
    },
    validations: [
      {
        expression: `!variables.byTenant || !(${owned('object')} || ${owned('oldObject')})`,
        message: `what carries the label ${ownerLabel} is the platform's`,
      },
    ],
  };
}
