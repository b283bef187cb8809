import { leaveCreationStacksOut } from '../../constructs/terraform/creation-stacks.ts';

// As every synth of ours does: nine tenths of the time of a test would go into traces that nobody reads.
leaveCreationStacksOut();
