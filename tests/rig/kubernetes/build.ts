// `npm run rig:build`
import { buildRig } from './build-rig.ts';

process.exitCode = (await buildRig()) ? 0 : 1;
