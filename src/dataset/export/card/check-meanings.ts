// What each check says of a sample that passes it, for readers who know nothing of this program.

export const checkMeanings: Readonly<Record<string, string>> = {
  arguments: "the arguments of every call are valid against the tool's input schema",
  result: 'no result is an error, an error in disguise, empty, or against the output schema',
  bindings: 'every argument value comes from an earlier result, from the question, or from the schema',
  query: 'the question reads as a request of a person: no names of tools or parameters, no call syntax',
  response:
    'every number, date, identifier and quotation in the answer stands in the results or the question',
  necessary: 'every call feeds a later call or the answer',
  replay: 'the calls ran once more from the start, in a clean session, without an error',
  solve: "a solver that sees only the question and the tools plans the sample's calls",
  judge: 'a language model finds the question natural and the calls to be what it asks for',
  secrets: 'no configured secret and no well-known form of a key stands in it',
  injection:
    'no tool text and no result tells a model what to do; "skipped" where one does and the check was not chosen',
  novel: 'no other sample of the run has the same calls with the same arguments, or nearly the same question',
};
