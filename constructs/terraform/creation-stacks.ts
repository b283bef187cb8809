import { createRequire } from 'node:module';

/**
 * Stops CDKTF from recording where each construct was made.
 *
 * It takes a full stack trace for every list and block of every resource, nine
 * tenths of the time in which a tree is built, and shows it nowhere
 * (https://github.com/hashicorp/terraform-cdk/issues/3892, open). No public
 * switch reaches it. AFTERHASH_TRACES=1 keeps the traces, for whoever debugs a
 * construct.
 */
export function leaveCreationStacksOut(environment: NodeJS.ProcessEnv = process.env): void {
  if (environment.AFTERHASH_TRACES === '1') return;
  const stackTrace: { captureStackTrace?: unknown } = createRequire(import.meta.url)(
    'cdktf/lib/tokens/private/stack-trace',
  );
  stackTrace.captureStackTrace = () => [];
}
