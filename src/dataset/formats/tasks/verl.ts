// The format `verl`: prompts with a rule-based reward, in Parquet.
import type { Example } from '../../../model/example.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Sample } from '../../../model/sample.ts';
import type { Format, RowPlace } from '../../../model/seams.ts';
import { toldCalls } from '../../examples/told-calls.ts';
import { functionTools } from '../function-schema.ts';
import { tasksIn } from './exchange-rows.ts';
import { graderPython } from './grader-python.ts';
import { daySentence, taskId, verifierMetadata } from './verifier-metadata.ts';

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
    const all = tasksIn(example, sample);
    if ('leftOut' in all) return all;
    return {
      rows: [all.tasks.map((task, at) => rowOf(task, sample, { ...place, index: place.index + at }))],
    };
  },
  beside: () => ({ 'reward.py': rewardPython, 'toolgrad_grader.py': graderPython }),
};

/** What was called before stands in the system prompt: a column of messages with calls in some rows has nulls in all others. */
function rowOf(example: Example, sample: Sample, { split, index }: RowPlace): JsonObject {
  const before = toldCalls(example);
  const said = (example.history ?? []).flatMap(({ query, response }) => [
    { role: 'user', content: query },
    { role: 'assistant', content: response },
  ]);
  return {
    data_source: 'toolgrad',
    agent_name: 'tool_agent',
    prompt: [
      { role: 'system', content: [daySentence(sample), ...(before === '' ? [] : [before])].join('\n\n') },
      ...said,
      { role: 'user', content: example.query },
    ],
    ability: 'tool_use',
    reward_model: { style: 'rule', ground_truth: JSON.stringify(verifierMetadata(example, sample)) },
    extra_info: {
      split,
      index,
      sample: taskId(example),
      need_tools_kwargs: false,
      tools: JSON.stringify(functionTools(example)),
    },
  };
}

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
