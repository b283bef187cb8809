import { fileURLToPath } from 'node:url';

/** What the rig unpacks and fetches once; a clean install empties it. */
export const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/afterhash', import.meta.url));
