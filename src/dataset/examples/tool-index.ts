// Which tools of a catalog read alike: a full-text index over their names, descriptions and parameters.
import MiniSearch from 'minisearch';
import type { SampleTool } from '../../model/sample.ts';
import { propertiesOf } from '../../schemas/schema-validator.ts';
import { singular, wordsOf } from '../../text/naming.ts';

/** A tool of the catalog and how similar its texts are to another's. */
export interface Neighbour {
  readonly tool: SampleTool;
  /** 1 if all the distinctive words of the other one are found, 0 if none is. BM25+, normalised. */
  readonly likeness: number;
}

export interface ToolIndex {
  readonly tools: readonly SampleTool[];
  /** The tools of the catalog most similar to this one, which need not be in it; nearest first. */
  near(tool: SampleTool): readonly Neighbour[];
}

/** Descriptions can be many kilobytes long; the purpose of a tool is at the beginning. */
const mostText = 600;
/** How many neighbors of a tool are stored. */
const mostNeighbours = 60;

const stopWords = new Set(
  'the and for with from that this its are was not all any one can each has have will use used tool when which'.split(
    ' ',
  ),
);

/** The words of a text that can tell tools apart. */
export function tellingWords(text: string): readonly string[] {
  return wordsOf(text)
    .filter((word) => word.length > 2 && !stopWords.has(word))
    .map(singular);
}

/** Builds the index, once for all examples. */
export function createToolIndex(tools: readonly SampleTool[]): ToolIndex {
  const index = new MiniSearch<{ id: number; name: string; description: string; parameters: string }>({
    fields: ['name', 'description', 'parameters'],
    tokenize: (text) => [...tellingWords(text)],
    processTerm: (term) => term,
    searchOptions: { boost: { name: 3, description: 1, parameters: 0.5 }, combineWith: 'OR' },
  });
  index.addAll(tools.map((tool, id) => ({ id, ...textsOf(tool) })));
  const known = new Map<string, readonly Neighbour[]>();
  return {
    tools,
    near(tool) {
      let neighbours = known.get(tool.name);
      if (neighbours === undefined) {
        const { name, description } = textsOf(tool);
        const found = index.search(`${name} ${description}`);
        // A tool is most similar to itself; one that is not in the catalog, to its nearest neighbor.
        const own = found.find(({ id }) => tools[id as number]?.name === tool.name) ?? found[0];
        neighbours = found
          .map(
            ({ id, score }): Neighbour => ({
              tool: tools[id as number] as SampleTool,
              likeness: Math.min(1, score / (own?.score ?? score)),
            }),
          )
          .filter((neighbour) => neighbour.tool.name !== tool.name)
          .slice(0, mostNeighbours);
        known.set(tool.name, neighbours);
      }
      return neighbours;
    },
  };
}

function textsOf(tool: SampleTool): { name: string; description: string; parameters: string } {
  return {
    name: tool.tool,
    description: tool.description.slice(0, mostText),
    parameters: [...propertiesOf(tool.inputSchema).keys()].join(' '),
  };
}
