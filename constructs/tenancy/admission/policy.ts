import type { KubernetesObject } from '../../terraform/kubernetes-object.ts';

/** What is refused, by CEL that the API server runs itself: no webhook that could be down. */
export interface Policy {
  /** Permanent: a refusal names it. */
  readonly name: string;
  readonly resources: readonly ResourceRule[];
  /** Evaluated only where used; each may use those before it. */
  readonly variables: Readonly<Record<string, string>>;
  readonly validations: readonly Validation[];
}

export interface ResourceRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly resources: readonly string[];
  /** @default CREATE and UPDATE: what is right when made can be changed to be wrong */
  readonly operations?: readonly ('CREATE' | 'UPDATE' | 'DELETE')[];
}

export interface Validation {
  /** True of what is let through. */
  readonly expression: string;
  readonly message: string;
  /** What would be let through, as CEL: said after the message. */
  readonly allowed?: string;
}

const API = 'admissionregistration.k8s.io/v1';

/** An error in a policy, a missing list among them, refuses. */
export function policyObject({ name, resources, variables, validations }: Policy): KubernetesObject {
  return {
    apiVersion: API,
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name },
    spec: {
      failurePolicy: 'Fail',
      paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
      matchConstraints: {
        resourceRules: resources.map(({ operations = ['CREATE', 'UPDATE'], ...rule }) => ({ ...rule, operations })),
      },
      // What is on its way out only loses its finalizers: who refuses that keeps it for ever.
      matchConditions: [{ name: 'stays', expression: 'object == null || !has(object.metadata.deletionTimestamp)' }],
      variables: Object.entries(variables).map(([variable, expression]) => ({ name: variable, expression })),
      validations: [
        { expression: 'params != null', message: 'the lists of this tenant are missing', reason: 'Forbidden' },
        ...validations.map(({ expression, message, allowed }) => ({
          expression,
          message,
          ...(allowed === undefined ? {} : { messageExpression: `${text(`${message}: `)} + ${allowed}` }),
          reason: 'Forbidden',
        })),
      ],
    },
  };
}

/** Puts a policy to work in the namespaces that carry a label, with the lists of their tenant. */
export function bindingObject(
  policy: Policy,
  {
    name,
    labels,
    params,
  }: { name: string; labels: Readonly<Record<string, string>>; params: { name: string; namespace: string } },
): KubernetesObject {
  return {
    apiVersion: API,
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: `${policy.name}-${name}` },
    spec: {
      policyName: policy.name,
      paramRef: { ...params, parameterNotFoundAction: 'Deny' },
      matchResources: { namespaceSelector: { matchLabels: labels } },
      validationActions: ['Deny', 'Audit'],
    },
  };
}

/** A list of the tenant as a variable: the names with a comma between. */
export function list(name: string): string {
  return `params.data.${name}.split(',')`;
}

/** A text as CEL writes it. */
export function text(value: string): string {
  return JSON.stringify(value);
}
