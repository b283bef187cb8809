const PATIENCE_MILLISECONDS = 90_000;
const PAUSE_MILLISECONDS = 250;

/** Asks again until the answer is no fault: what a controller does takes its time, and a busy machine takes longer. */
export async function eventually<T>(ask: () => Promise<T>, patience = PATIENCE_MILLISECONDS): Promise<T> {
  const last = Date.now() + patience;
  for (;;) {
    try {
      return await ask();
    } catch (fault) {
      if (Date.now() > last) throw fault;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    }
  }
}
