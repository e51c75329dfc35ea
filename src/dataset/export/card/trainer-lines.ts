// What a trainer has to be told so that it trains on whole rows, and on what the assistant says only.

/** The smallest power of two, from 2,048, that rows of so many tokens fit in with room for what a template adds. */
function roomFor(tokens: number): number {
  let room = 2048;
  while (room < tokens * 1.2) room *= 2;
  return room;
}

/** One line for each trainer that reads the format, in Markdown; none where nobody trains on it. */
export function trainerLines(format: string, longest: number): readonly string[] {
  const room = roomFor(longest);
  switch (format.replace(/^parquet(?::|$)/, '') || 'messages') {
    case 'messages':
      return [
        'TRL: `SFTConfig(max_length=None, assistant_only_loss=True)`; its own limit of 1,024 would cut off every call.',
        `Axolotl: the entries of \`axolotl.yml\` and \`sequence_len: ${room}\`.`,
      ];
    case 'sharegpt':
      return [
        `LLaMA-Factory: \`dataset_dir\` is this folder, \`dataset: toolgrad_train\`, \`cutoff_len: ${room}\`; its own limit of 2,048 would cut off most answers.`,
      ];
    case 'hermes':
      return [
        `Any trainer: a limit of ${room} tokens. The system prompt is in the rows, in words of its own: serve the model with that prompt. To train on the prompt that a chat template sends, export \`messages\`.`,
      ];
    default:
      return [];
  }
}
