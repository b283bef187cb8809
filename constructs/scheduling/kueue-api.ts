/** Kueue 0.19 stores v1beta2 and 0.20 serves nothing older: never write v1beta1. */
export const KUEUE_API = 'kueue.x-k8s.io/v1beta2';
