import { z } from 'zod';
import { quantity } from './fields.ts';

const share = (what: string) =>
  quantity('share', { zero: true, to: '95 %', why: 'some of it is always left', example: '30 %' })
    .optional()
    .describe(`${what} Default: 0 %.`);

export const SwingLimitSpec = z
  .strictObject({
    ramp: quantity('ramp', { to: '1000 MW/s', why: 'a gigawatt in a second is no limit', example: '5 MW/s' })
      .optional()
      .describe('How fast the load of the site may change. Default: no limit is set.'),
    range: quantity('power', { to: '1 GW', why: 'the swing of a whole site', example: '4 MW' })
      .optional()
      .describe('How far it may go up and down within seconds: the dynamic range. Default: no limit is set.'),
    band: quantity('power', { to: '1 GW', why: 'the swing of a whole site', example: '1 MW' })
      .optional()
      .describe(
        'The largest amplitude between 0.1 and 20 Hz, where grids and shafts resonate. Default: no limit is set.',
      ),
    battery: z
      .strictObject({
        power: quantity('power', { to: '1 GW', why: 'the largest batteries on a grid', example: '5 MW' }).describe(
          'What it takes up and gives back.',
        ),
        respondsIn: quantity('duration', {
          to: '1 min',
          why: 'an inverter answers in milliseconds',
          example: '50 ms',
        }).describe(
          'Until it follows. Of an edge it leaves what has happened by then, and of a swing nothing is taken that is faster than six times this.',
        ),
      })
      .optional()
      .describe('A battery at the intake that flattens the load. Default: none.'),
  })
  .describe(
    'How far the load of the site may swing, as the utility or the generators bear it. Miners are never counted against it: their modes settle in seconds to minutes.',
  );

export const PoolSwingSpec = z
  .strictObject({
    perGpu: quantity('power', { zero: true, to: '2 kW', why: 'no GPU draws more', example: '0.45 kW' })
      .optional()
      .describe(
        'What one GPU draws more in compute than in communication. Default: what the catalog has; needed where it has nothing.',
      ),
    iteration: quantity('duration', {
      from: '10 ms',
      to: '10 min',
      why: 'one step of training, or one checkpoint interval',
      example: '2 s',
    }).describe('How long one iteration takes.'),
    transition: quantity('duration', {
      from: '1 ms',
      to: '1 min',
      why: 'GPUs change within milliseconds, ramps of a driver within seconds',
      example: '100 ms',
    }).describe('How long the draw takes from one to the other.'),
    filler: share('Part that filler work in software takes away while GPUs wait.'),
    floor: share("Part that a power floor and ramp limit of the GPU's driver take away."),
    storage: share('Part that energy storage in the racks takes away; 30 % is the most that is published.'),
  })
  .describe('How the draw of a synchronous training job goes up and down.');

export const RestoreSpec = z
  .strictObject({
    block: quantity('power', { to: '500 MW', why: 'what is switched on at once', example: '500 kW' }).describe(
      'The most load that comes back at once after an outage.',
    ),
    wait: quantity('duration', {
      from: '1 s',
      to: '30 min',
      why: 'a set recovers its frequency within 3 to 10 s',
      example: '10 s',
    }).describe('From one block to the next.'),
  })
  .describe('How load comes back after an outage: block by block.');

export type SwingLimitSpec = z.infer<typeof SwingLimitSpec>;
export type PoolSwingSpec = z.infer<typeof PoolSwingSpec>;
export type RestoreSpec = z.infer<typeof RestoreSpec>;
