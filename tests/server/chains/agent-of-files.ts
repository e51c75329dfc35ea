// An agent by rule for servers that answer in plain text: it goes on with the paths that their results show.
import { callsIn, type ShownCall, sectionsOf } from '../../support/stage-answers/prompt.ts';
import { type ToolLine, toolsIn } from '../../support/stage-answers/signature.ts';
import { type Asked, answerPrompt } from './agent-script.ts';

/** As `answerPrompt`, where the prompt shows no path to go on with. */
export async function answerWithPaths(request: Asked, errorRate = 0): Promise<string> {
  const answer = request.stage === 'propose' ? proposePaths(request.prompt ?? '', errorRate) : undefined;
  return answer === undefined ? await answerPrompt(request, errorRate) : JSON.stringify(answer);
}

interface Place {
  readonly path: string;
  readonly isFolder: boolean;
}

function proposePaths(prompt: string, errorRate: number): object | undefined {
  const sections = sectionsOf(prompt);
  const steps = callsIn(sections.get('Steps so far'));
  const tools = [...toolsIn(sections.get('Tools')).values()];
  const used = new Set(steps.map(({ tool, arguments: { path } }) => `${tool} ${path}`));
  const known = sections.get('Known values')?.join('\n') ?? '';
  const calls = placesIn(steps)
    .flatMap((place) => {
      const tool = tools.find((each) => suits(each, place));
      return tool === undefined || used.has(`${tool.name} ${place.path}`) ? [] : [{ tool: tool.name, place }];
    })
    // What has been looked at before is no news.
    .sort(
      (a, b) => Number(known.includes(`"${a.place.path}"`)) - Number(known.includes(`"${b.place.path}"`)),
    );
  if (calls.length === 0) return undefined;
  const proposals = calls.slice(0, 2).map(({ tool, place: { path } }, index) => {
    // One of two is mistyped now and then: what is not there has to be recovered from.
    const isMistaken = index === 0 && calls.length > 1 && (path.length % 10) / 10 < errorRate;
    return {
      id: `p${index + 1}`,
      instruction: 'Look what is there.',
      tools: [tool],
      call: { tool, arguments: { path: isMistaken ? `${path}.bak` : path } },
    };
  });
  return { reason: 'The results name more places.', proposals };
}

/** Reads what it is for in the tool's name. */
function suits({ name, parameters, writes }: ToolLine, { isFolder }: Place): boolean {
  const takesPath = parameters.every((parameter) => parameter.name === 'path' || !parameter.required);
  const wanted = isFolder ? /__list_directory$/ : /__read_(text_)?file$/;
  return !writes && takesPath && wanted.test(name);
}

/** The paths in the results, and what is listed under them. */
function placesIn(steps: readonly ShownCall[]): readonly Place[] {
  const places = steps.flatMap(({ arguments: { path }, texts }) => {
    const text = texts.join('\n');
    const whole = [...text.matchAll(/^(\/\S+)$/gm)].map(([, found = '']) => ({
      path: found,
      isFolder: !/\.\w+$/.test(found),
    }));
    const listed = [...text.matchAll(/^\[(DIR|FILE)\] (\S+)$/gm)].map(([, kind, name]) => ({
      path: `${path}/${name}`,
      isFolder: kind === 'DIR',
    }));
    return [...whole, ...listed];
  });
  return [...new Map(places.map((place) => [place.path, place])).values()];
}
