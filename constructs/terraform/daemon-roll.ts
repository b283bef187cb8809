/**
 * The `updateStrategy` of a DaemonSet on the nodes of pools: a tenth of them at a time. Kubernetes by itself takes one, which
 * is hours for thousands of nodes.
 *
 * Helm waits for no release that has one. It wants the pod of every node changed and ready (helm/helm #10722 and
 * pkg/kube/ready.go, read 2026-11-26), and the pod of a machine that is down never is: on a large site each upgrade would
 * end in a time-out, and stop what comes after it. A roll that is stuck is an alert of the chart of Prometheus.
 */
export const ROLLS = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } } as const;
