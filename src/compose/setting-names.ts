// What messages call a setting: whoever asks for a run says, since only they know whether it was a flag or a field.
import type { Limits } from '../model/run.ts';
import type { AskingOptions } from './asking-options.ts';

export type SettingName =
  | keyof AskingOptions
  | keyof Limits
  | 'model'
  | 'solveThreshold'
  | 'estimate'
  | 'judge'
  | 'singleTurn'
  /** Drafts side by side. */
  | 'drafts'
  | 'workers'
  | 'method'
  | 'iterations'
  | 'proposals'
  | 'select'
  | 'dfsWidth'
  | 'dfsSteps'
  | 'window';

/** `--max-cost` for `costUsd` on the command line. */
export type NameSetting = (setting: SettingName) => string;

export const plainName: NameSetting = (setting) => setting;
