// Expressions that `npm run check:regexps` cannot prove linear, each with what keeps its texts short or its steps few.

interface Bounded {
  /** The file of the build. */
  readonly file: string;
  /** The beginning of the expression, long enough to be no other's of the file: a changed one has to be looked at again. */
  readonly begins: string;
  readonly why: string;
}

const gaps = 'gaps are at most two characters long in what it sees, and it looks a fixed way ahead';
const slice = 'sees a stretch of the response that is cut before, at most 60 characters';
const stretch = 'sees at most 400 characters before or behind a place (`textBefore`, `textBehind`)';
const pause = 'sees at most 4,000 characters of a refusal, and looks 40 ahead of a word';
const ownQuestion = "sees a question of the program's own, without its values";
const query = 'sees a query, of at most 8,000 characters';
const description = 'sees the first 400 characters of a description';

const refusal = 'sees at most 20,000 characters, and looks 200 ahead of a word';
const report = 'sees a report of at most 500 characters';

const sentence = 'sees one sentence of at most 140 characters';

export const bounded: readonly Bounded[] = [
  { file: 'outcomes/complaints-by-language.js', begins: '(?<![\\p{L}\\p{M}])(?:', why: sentence },
  { file: 'outcomes/complaints-by-language.js', begins: '\\bkein(?:e|en|erlei)? ', why: report },
  { file: 'outcomes/wrong-things.js', begins: '(?<![\\p{L}\\p{M}])(?:', why: sentence },
  { file: 'backends/openai/refusal-words.js', begins: 'context_length_exceeded|', why: refusal },
  { file: 'backends/openai/tool-dialect.js', begins: '\\bcontent\\b.{0,160}', why: refusal },
  { file: 'backends/openai/tool-dialect.js', begins: '(?:tool|function)\\b.{0,160}', why: refusal },
  { file: 'backends/openai/tool-dialect.js', begins: '(?:function|tool)s?\\b.{0,120}', why: refusal },
  { file: 'backends/openai/message-dialect.js', begins: '\\bsystem\\b.{0,60}', why: refusal },
  { file: 'outcomes/failure-words.js', begins: '^access to ', why: report },
  { file: 'outcomes/failure-words.js', begins: '^(?!(?:\\S{1,60} ){1,6}', why: report },
  { file: 'outcomes/failure-words-by-language.js', begins: '\\b(?:konnten?|', why: report },
  { file: 'outcomes/failure-words-by-language.js', begins: '^(?:\\S{1,40} ){', why: report },
  { file: 'outcomes/failure-words-by-language.js', begins: '^si è verificato', why: report },
  { file: 'outcomes/failure-words-by-language.js', begins: '^(?!.{0,200}', why: report },
  { file: 'outcomes/failure-words-by-language.js', begins: '^(?:fel|feil|fejl)', why: report },
  { file: 'outcomes/empty-words.js', begins: '^(?:sorry,? |unfortunately', why: report },
  { file: 'outcomes/empty-words.js', begins: '^(?!.{0,60}(?:fehler', why: report },
  {
    file: 'backends/openai/refusal-words.js',
    begins: 'model_not_found|',
    why: 'sees at most 20,000 characters, and looks 200 ahead of a word',
  },
  {
    file: 'backends/openai/tool-dialect.js',
    begins: 'description.{0,200}',
    why: 'sees at most 20,000 characters, and looks 200 ahead of a word',
  },
  { file: 'backends/symbolic/words/label.js', begins: '[;(].*$', why: description },
  { file: 'backends/symbolic/words/label.js', begins: ' percentage$| in ', why: description },
  {
    file: 'checks/injection/instructions.js',
    begins: '\\b(?:ai|llms?',
    why: 'sees a comment, cut at 4,000 characters',
  },
  {
    file: 'checks/injection/known-shapes.js',
    begins: '\\b(?:ignore|disregard|forget|override|bypass)\\s+',
    why: gaps,
  },
  { file: 'checks/injection/known-shapes.js', begins: '\\b(?:attention|important|note', why: gaps },
  { file: 'checks/injection/known-shapes.js', begins: '\\b(?:if|when|since|as)\\s+you', why: gaps },
  { file: 'checks/injection/known-shapes.js', begins: '\\b(?:send|forward|upload|post', why: gaps },
  { file: 'checks/injection/known-shapes.js', begins: '\\b(?:read|open|cat|include', why: gaps },
  {
    file: 'checks/injection/known-shapes.js',
    begins: '<(system|important|admin',
    why: 'looks 2,000 characters ahead, and never past the next beginning',
  },
  { file: 'checks/injection/known-shapes.js', begins: '(?:^|\\n)[ \\t]{0,8}', why: gaps },
  {
    file: 'checks/injection/known-shapes.js',
    begins: '!?\\[[^\\]\\n]{0,200}\\]',
    why: 'looks 500 characters ahead',
  },
  { file: 'checks/injection/order-shapes.js', begins: '', why: gaps },
  { file: 'checks/leftovers.js', begins: '\\$?\\{{1,3}', why: 'looks 200 characters ahead' },
  { file: 'checks/query.js', begins: '\\b(?!\\w{1,80}\\(s\\))', why: 'looks 80 characters ahead' },
  {
    file: 'checks/unanswered.js',
    begins: '[^.!?\\n;:]{1,60}',
    why: 'begins within 60 characters of each word it looks for',
  },
  { file: 'config/expand.js', begins: '\\$\\{([^}]*)\\}', why: "sees the user's own configuration only" },
  { file: 'dataset/examples/negatives/say-tool.js', begins: '', why: description },
  { file: 'dataset/examples/negatives/take-out.js', begins: '', why: query },
  { file: 'grounding/reading/json-in-text.js', begins: '(?:^|[:\\n`])\\s*$', why: 'sees 20 characters' },
  {
    file: 'grounding/reading/list-in-text.js',
    begins: '^\\[([ xX])\\]',
    why: 'its last part takes any text, so that nothing is tried again',
  },
  {
    file: 'model/json.js',
    begins: '"[^"\\\\]*',
    why: 'sees what JSON.parse has read: every string in it is closed',
  },
  { file: 'proofs/search/derive.js', begins: '\\b(?:by|saves?', why: slice },
  { file: 'proofs/search/direct.js', begins: '(?:[\\p{L}-]+\\s+){1,3}$', why: slice },
  { file: 'proofs/search/governors.js', begins: '^[\\s*_"“', why: slice },
  { file: 'proofs/search/names.js', begins: '(?:^|[.!?:]\\s+', why: slice },
  { file: 'proofs/search/roles.js', begins: '', why: 'sees the 300 characters before a name' },
  { file: 'proofs/search/state-objections.js', begins: '\\b(?:is|are|was', why: slice },
  { file: 'backends/openai/retry-after.js', begins: '((?:\\d{1,2}', why: pause },
  { file: 'backends/openai/retry-after.js', begins: '\\b(?:(?:re-?)?try', why: pause },
  { file: 'backends/openai/retry-after.js', begins: '(?:erneut|', why: pause },
  { file: 'backends/openai/retry-after.js', begins: '"?\\b(?:[\\w-]{0,20}reset', why: pause },
  { file: 'backends/openai/refusal-words.js', begins: '(?<!completion |', why: refusal },
  { file: 'backends/symbolic/words/tense.js', begins: '\\bWhen does ', why: ownQuestion },
  { file: 'checks/response/question.js', begins: '[“"«]([^', why: 'looks 200 characters ahead' },
  {
    file: 'checks/response/reports.js',
    begins: "\\b(?:I|we)(?:['’]ve| have)\\s[^",
    why: 'looks 160 characters ahead',
  },
  {
    file: 'grounding/reading/pairs-in-text.js',
    begins: '(?:^|[,;|]\\s*',
    why: 'sees a line of at most 2,000 characters',
  },
  { file: 'proofs/search/asked-extreme.js', begins: '\\b(?:if|in case', why: query },
  { file: 'proofs/search/attributes.js', begins: '\\b(?:no|not|without', why: stretch },
  { file: 'proofs/search/attributes.js', begins: '\\b(?:all|every|each)', why: stretch },
  { file: 'proofs/search/derive.js', begins: '^\\W*(?:\\p{L}+', why: stretch },
  { file: 'proofs/search/derive-count.js', begins: '(\\p{L}+)\\s+$', why: stretch },
  { file: 'proofs/search/derive.js', begins: '\\d\\S*(?:\\s', why: stretch },
  { file: 'proofs/search/direct.js', begins: '(\\p{L}+)\\s+(?:is\\s', why: stretch },
  { file: 'proofs/search/exceptions.js', begins: '\\b(all|every', why: stretch },
  { file: 'proofs/search/labelled-items.js', begins: '(\\p{L}{4,})', why: stretch },
  { file: 'proofs/search/other-things.js', begins: '(?:\\bthe\\s+(?:others', why: stretch },
  { file: 'proofs/search/prose.js', begins: '(\\p{L}+)\\s+$', why: stretch },
  { file: 'proofs/search/described-rows.js', begins: '(\\p{L}+)\\s+(by|to)', why: stretch },
  { file: 'proofs/search/reported-values.js', begins: '\\bnow\\b', why: stretch },
  { file: 'proofs/search/reported-values.js', begins: '\\b(?:was|were|from', why: stretch },
  { file: 'proofs/search/said-roles.js', begins: '(\\p{L}+)\\s+(by|to', why: stretch },
  { file: 'proofs/search/state-objections.js', begins: '\\b(?:the\\s+)?(?:others', why: stretch },
  { file: 'proofs/search/substitutes.js', begins: '\\b(?:also|as well', why: stretch },
  { file: 'proofs/search/tie-words.js', begins: '((?:(?:(?!', why: stretch },
  { file: 'proofs/search/judge-mention.js', begins: '\\b(?:the|this|that', why: slice },
  { file: 'proofs/search/labelled-items.js', begins: '[^,;:.!?()]*', why: slice },
  { file: 'proofs/search/naming-cues.js', begins: '(?:\\b(of|for', why: slice },
  { file: 'proofs/search/paired-values.js', begins: '\\b(?:no|not|never', why: slice },
  { file: 'proofs/search/place-roles.js', begins: '\\b(?:(?:seen', why: slice },
  { file: 'proofs/search/place-roles.js', begins: '(\\p{L}+)\\s+in', why: slice },
  { file: 'proofs/search/said-kinds.js', begins: '(\\p{L}+)\\s+(?:is', why: slice },
  {
    file: 'proofs/search/links.js',
    begins: '^[”"\'’»]?\\s+([\\p{Ll} ]',
    why: 'sees what is between two names, at most 60 characters',
  },
  { file: 'scoring/named-strangers.js', begins: '[\\p{L}\\p{M}]{3,}', why: 'looks 60 characters ahead' },
  {
    file: 'schemas/schema-speed.js',
    begins: '\\[[^\\]]*\\]',
    why: 'sees a pattern whose length is looked at before',
  },
  {
    file: 'secrets/secret-shapes.js',
    begins: '',
    why: 'a run of letters and marks is read at most 25 times, and most shapes once',
  },
  {
    file: 'transports/http-guard.js',
    begins: '^bearer +(.*)$',
    why: 'its last part takes any text, so that nothing is tried again',
  },
  {
    file: 'testing/fake-openai/server.js',
    begins: '\\/models\\/(.+)$',
    why: 'its last part takes any text, so that nothing is tried again',
  },
  {
    file: 'text/dates.js',
    begins: '(?<![\\p{L}\\p{N}_.,:/-])',
    why: 'begins behind no word or mark and looks a fixed way ahead, but for white space',
  },
  {
    file: 'text/identifiers.js',
    begins: "(?<![\\p{L}\\p{N}.,'])'",
    why: 'looks 1,200 characters ahead of a mark that begins a word',
  },
  { file: 'text/quantities.js', begins: '(\\.\\d\\d\\d*?)0+$', why: 'sees a number with four decimals' },
  {
    file: 'text/sayings/read-quotations.js',
    begins: "(?<![\\p{L}\\p{N}.,'])'",
    why: 'looks 1,200 characters ahead of a mark that begins a word',
  },
  { file: 'text/sayings/split-sentences.js', begins: '([\\p{L}\\p{N}.]+)', why: 'sees 24 characters' },
];
