// The format `verl`: prompts with a rule-based reward, in Parquet.
import type { Format } from '../../../model/seams.ts';
import { functionTools } from '../function-schema.ts';
import { graderPython } from './grader-python.ts';
import { daySentence, verifierMetadata } from './verifier-metadata.ts';

/**
 * The columns that verl's agent loops read. `ground_truth` is the JSON that `reward.py` beside the data grades by; `tools`
 * stands in `extra_info`, as every row has its own.
 * Source: verl.readthedocs.io, "Prepare Data for Post-Training" and "Implement Reward Function for Dataset".
 */
export const verl: Format = {
  name: 'verl',
  description: 'verl: prompts with a rule-based reward, in Parquet, and its reward function',
  files: [''],
  columnar: true,
  columns: [
    {
      data_source: 'string',
      agent_name: 'string',
      prompt: { list: { struct: { role: 'string', content: 'string' } } },
      ability: 'string',
      reward_model: { struct: { style: 'string', ground_truth: 'string' } },
      extra_info: {
        struct: {
          split: 'string',
          index: 'integer',
          sample: 'string',
          need_tools_kwargs: 'boolean',
          tools: 'string',
        },
      },
    },
  ],
  encode(example, { place }, sample) {
    const { split, index } = place;
    if (example.exchanges !== undefined) return { leftOut: 'a dialogue needs a person who answers' };
    const row = {
      data_source: 'toolgrad',
      agent_name: 'tool_agent',
      prompt: [
        { role: 'system', content: daySentence(sample) },
        { role: 'user', content: example.query },
      ],
      ability: 'tool_use',
      reward_model: { style: 'rule', ground_truth: JSON.stringify(verifierMetadata(example, sample)) },
      extra_info: {
        split,
        index,
        sample: sample.id,
        need_tools_kwargs: false,
        tools: JSON.stringify(functionTools(example)),
      },
    };
    return { rows: [[row]] };
  },
  beside: () => ({ 'reward.py': rewardPython, 'toolgrad_grader.py': graderPython }),
};

const rewardPython = `"""The reward function of this data for verl: custom_reward_function.path=reward.py, name=compute_score."""

import json
import sys
from pathlib import Path

# verl loads this file by its path: what stands beside it is found only where that is said.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from toolgrad_grader import grade  # noqa: E402


def compute_score(data_source, solution_str, ground_truth, extra_info=None):
    """In [0, 1]. The calls of an episode, if there are any, stand in extra_info["calls"]; its session in extra_info["session"]."""
    extra_info = extra_info or {}
    calls = extra_info.get("calls") or []
    return grade(json.loads(ground_truth), solution_str, calls, session=extra_info.get("session"))["reward"]
`;
