import { z } from 'zod';
import { quantity } from './fields.ts';

export const UplinkSpec = z
  .strictObject({
    rate: quantity('bandwidth', {
      to: '100 Tb/s',
      why: 'from a satellite terminal of some 100 Mb/s to a fibre pair of tens of Tb/s',
      example: '10 Gb/s',
    }).describe('What it carries to the outside, for good.'),
    medium: z
      .enum(['fibre', 'microwave', 'satellite'], { error: 'takes "fibre", "microwave" or "satellite"' })
      .optional()
      .describe('What it runs over. Default: not said.'),
  })
  .describe('One way from the site to the outside.');

export type UplinkSpec = z.infer<typeof UplinkSpec>;
