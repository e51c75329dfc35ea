// What an Axolotl configuration says of a dataset of chat messages.
import { stringify } from 'yaml';

const head = `# What an Axolotl configuration says of this data: put it into yours. Paths are relative to the folder that Axolotl is
# started in. It reads messages and tools as lists, so not as --json-strings writes them.
`;

/**
 * The entries of `datasets` and `test_datasets`, as YAML. Axolotl gives the tools to the chat template only where turns are
 * told apart, which `roles_to_train` does; what the assistant says is trained on, its calls among it, and nothing else.
 * Source: Axolotl, docs/dataset-formats/conversation.qmd, its SFTDataset, and the chat template strategy that reads them.
 */
export function axolotlYaml(splits: Readonly<Record<string, readonly string[]>>): string {
  const entries = (files: readonly string[] = []) =>
    files.map((path) => ({
      path,
      ds_type: 'json',
      split: 'train',
      type: 'chat_template',
      field_messages: 'messages',
      field_tools: 'tools',
      roles_to_train: ['assistant'],
      train_on_eos: 'turn',
    }));
  const [train, test] = [entries(splits.train), entries(splits.test)];
  const content = {
    ...(train.length > 0 && { datasets: train }),
    ...(test.length > 0 && { test_datasets: test }),
  };
  return `${head}${stringify(content)}`;
}
