/** A resource or a key as kube-state-metrics writes it in a label, each other character as "_": `nvidia_com_mig_1g_10gb`. */
export function exportedName(name: string): string {
  return name.replaceAll(/[^a-zA-Z0-9_]/g, '_');
}
