/**
 * Alloy's own configuration: the pods of its node by the API, their lines by
 * the files under `/var/log/pods`. To follow lines through the API server would
 * open a connection to it for every container of the cluster. Beside them the
 * lines of the kernel, where the sub-code of an XID stands: those of the
 * journal that is on the node's drive, where nodes keep one
 * (https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.journal/, read 2026-11-26).
 *
 * Lines of a tenant's namespace carry its id, as its alerts do.
 *
 * The chart sets HOSTNAME to the name of the node
 * (grafana/alloy, operations/helm/charts/alloy, templates/containers/_agent.yaml, commit 0432f71).
 */
export function alloyConfiguration(loki: string, tenants: readonly string[], journal: boolean): string {
  return `discovery.kubernetes "pods" {
  role = "pod"
  selectors {
    role  = "pod"
    field = "spec.nodeName=" + sys.env("HOSTNAME")
  }
}

discovery.relabel "pods" {
  targets = discovery.kubernetes.pods.targets
${relabel('__meta_kubernetes_namespace', 'namespace')}
${relabel('__meta_kubernetes_pod_name', 'pod')}
${relabel('__meta_kubernetes_pod_container_name', 'container')}
${relabel('__meta_kubernetes_pod_node_name', 'node')}${tenants.length === 0 ? '' : `\n${tenantOf(tenants)}`}
  rule {
    source_labels = ["__meta_kubernetes_pod_uid", "__meta_kubernetes_pod_container_name"]
    separator     = "/"
    target_label  = "__path__"
    replacement   = "/var/log/pods/*$1/*.log"
  }
}

local.file_match "pods" {
  path_targets = discovery.relabel.pods.output
}

loki.source.file "pods" {
  targets    = local.file_match.pods.targets
  forward_to = [loki.process.pods.receiver]
}

loki.process "pods" {
  forward_to = [loki.write.site.receiver]
  stage.cri { }
}

${journal ? KERNEL : ''}loki.write "site" {
  endpoint {
    url = "${loki}/loki/api/v1/push"
  }
}
`;
}

const KERNEL = `loki.source.journal "kernel" {
  path       = "/var/log/journal"
  matches    = "_TRANSPORT=kernel"
  labels     = { source = "kernel", node = sys.env("HOSTNAME") }
  forward_to = [loki.write.site.receiver]
}

`;

/** A namespace is called by its tenant's id, which has no character that a pattern would read. */
function tenantOf(tenants: readonly string[]): string {
  return `  rule {
    source_labels = ["__meta_kubernetes_namespace"]
    regex         = "(${tenants.join('|')})"
    target_label  = "tenant"
  }`;
}

function relabel(source: string, target: string): string {
  return `  rule {
    source_labels = ["${source}"]
    target_label  = "${target}"
  }`;
}
