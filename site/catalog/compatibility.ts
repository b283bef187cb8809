/** Systems of nodes that the GPU Operator has driver images for (NVIDIA/gpu-operator v26.7.0, values and documentation, read 2026-11-22). */
export const nodeSystems = ['ubuntu22.04', 'ubuntu24.04', 'rhel9'] as const;

export type NodeSystem = (typeof nodeSystems)[number];
