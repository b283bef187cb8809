import { A } from '../../units/index.ts';
import { iec60320 } from '../building-citations.ts';
import type { Connector } from '../kinds/hall.ts';

/** The outlets of rack PDUs. */
export const connectors = [
  { id: 'iec/c13', rating: A(10), northAmericanRating: A(15), confidence: 'recall', citations: [iec60320] },
  { id: 'iec/c19', rating: A(16), northAmericanRating: A(20), confidence: 'recall', citations: [iec60320] },
] satisfies readonly Connector[];
