/**
 * Alloy's own configuration: the pods of its node by the API, their lines by
 * the files under `/var/log/pods`. To follow lines through the API server would
 * open a connection to it for every container of the cluster.
 *
 * The chart sets HOSTNAME to the name of the node
 * (grafana/alloy, operations/helm/charts/alloy, templates/containers/_agent.yaml, commit 0432f71).
 */
export function alloyConfiguration(loki: string): string {
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
${relabel('__meta_kubernetes_pod_node_name', 'node')}
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

loki.write "site" {
  endpoint {
    url = "${loki}/loki/api/v1/push"
  }
}
`;
}

function relabel(source: string, target: string): string {
  return `  rule {
    source_labels = ["${source}"]
    target_label  = "${target}"
  }`;
}
