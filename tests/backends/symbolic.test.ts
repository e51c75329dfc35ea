// The contract of backends, for the symbolic one.
import { createSymbolicBackend } from '../../src/backends/symbolic/backend.ts';
import { describeModelBackend } from '../contracts/model-backend.ts';

describeModelBackend('symbolic', createSymbolicBackend);
