/** A busy machine takes long; no test is about time. */
export const eventually = { timeout: 90_000, interval: 250 };
