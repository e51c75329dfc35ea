/** Which known problems belong to which product family, and who in support answers for it. */
import { chillerProblems, leakDetectorProblems } from './cooling-and-vacuum.ts';
import { flowMeterProblems, pumpProblems, waterAnalyserProblems } from './liquids.ts';
import { dataLoggerProblems, photometerProblems } from './monitoring.ts';
import type { Problem } from './problem.ts';
import { balanceProblems, centrifugeProblems, ovenProblems } from './sample-preparation.ts';

export const problemsOf: Readonly<Record<string, readonly Problem[]>> = {
  Corvus: centrifugeProblems,
  Calida: ovenProblems,
  Librex: balanceProblems,
  Perista: pumpProblems,
  Fluvio: flowMeterProblems,
  Tempora: dataLoggerProblems,
  Lumenza: photometerProblems,
  Frigora: chillerProblems,
  Tracea: leakDetectorProblems,
  Ionara: waterAnalyserProblems,
};

export const expertOn: Readonly<Record<string, string>> = {
  Corvus: 'Owen Llewellyn',
  Calida: 'Sven Kallstadt',
  Librex: 'Owen Llewellyn',
  Perista: 'Owen Llewellyn',
  Fluvio: 'Mathilde Verdier',
  Tempora: 'Deepak Raghunathan',
  Lumenza: 'Parisa Golshani',
  Frigora: 'Sven Kallstadt',
  Tracea: 'Jolanda Imhof',
  Ionara: 'Mathilde Verdier',
};
