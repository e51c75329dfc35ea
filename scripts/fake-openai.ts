// `npm run fake-openai`: an OpenAI-compatible endpoint on this machine that follows rules instead of a model.
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { type FakeDialect, fakeDialects, faults, startFakeOpenAi } from '../src/testing/index.ts';
import { answerStages } from '../tests/support/stage-answers/answer-stages.ts';

const flags = await yargs(hideBin(process.argv))
  .scriptName('npm run fake-openai --')
  .usage(
    '$0\n\nServes an OpenAI-compatible endpoint on 127.0.0.1 that answers the stages of toolgrad-mcp by rule.',
  )
  .option('port', { type: 'number', default: 0, describe: 'Port to listen on; 0 takes a free one' })
  .option('latency', { type: 'number', default: 0, describe: 'Milliseconds that every answer takes' })
  .option('error-rate', {
    type: 'number',
    default: 0,
    describe: 'Share of calls with a mistake in an argument that no critique tells about, from 0 to 1',
  })
  .option('fail-every', { type: 'number', describe: 'Answer every nth request with status 500' })
  .option('key', { type: 'string', describe: 'Demand this key' })
  .option('model', { type: 'string', array: true, describe: 'Know only these models' })
  .option('context-window', { type: 'number', describe: 'Refuse prompts of more tokens' })
  .option('dialect', {
    choices: fakeDialects,
    default: 'openai' as FakeDialect,
    describe: 'Whose words refusals use',
  })
  .option('json-schema', { type: 'boolean', default: true, describe: 'Support structured output' })
  .option('json-object', { type: 'boolean', default: true, describe: 'Support JSON mode' })
  .strict()
  .help()
  .alias('help', 'h')
  .version(false)
  .fail((message, error) => refuse(message ?? error.message))
  .wrap(100)
  .parseAsync();

const { port, latency, errorRate, failEvery = 1 } = flags;
if (!(Number.isInteger(port) && port >= 0 && port <= 65535)) refuse('--port takes 0 to 65535.');
if (!(latency >= 0)) refuse('--latency takes milliseconds, 0 or more.');
if (!(errorRate >= 0 && errorRate <= 1)) refuse('--error-rate takes a number from 0 to 1.');
if (!(failEvery >= 1)) refuse('--fail-every takes a number from 1 on.');

function refuse(sentence: string): never {
  console.error(`${sentence}\n\nSee npm run fake-openai -- --help.`);
  process.exit(2);
}

try {
  const endpoint = await startFakeOpenAi({
    port,
    latencyMs: latency,
    dialect: flags.dialect,
    supports: { jsonSchema: flags.jsonSchema, jsonObject: flags.jsonObject },
    keepRequests: 0,
    answer: answerStages({ errorRate }),
    ...(flags.failEvery === undefined
      ? {}
      : { faults: [faults.everyNth(flags.failEvery, faults.serverError())] }),
    ...(flags.key === undefined ? {} : { apiKey: flags.key }),
    ...(flags.model === undefined ? {} : { models: flags.model }),
    ...(flags.contextWindow === undefined ? {} : { contextWindow: flags.contextWindow }),
  });
  const model = flags.model?.[0] ?? 'fake-model';
  const key = flags.key === undefined ? '' : `OPENAI_API_KEY=${flags.key} `;
  console.log(`${endpoint.baseUrl}

Point toolgrad-mcp at it:
  ${key}npx toolgrad-mcp generate --demo --model openai:${model} --base-url ${endpoint.baseUrl}

Ctrl-C ends it.`);
  const end = async () => {
    await endpoint.close();
    const { requests, answered, mostAtOnce } = endpoint.stats();
    console.log(`${requests} requests, ${answered} answered, ${mostAtOnce} at once at most.`);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
