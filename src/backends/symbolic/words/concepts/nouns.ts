// What several concepts hang on: which noun a field belongs to, and what makes a noun of "type".

export const settlements = /^(?:city|town|country|region|state|place|location)$/;
export const people = /^(?:person|employee|user|member|contact|author|colleague|staff)$/;
export const companies =
  /^(?:customer|company|organization|organisation|client|supplier|vendor|partner|account|firm)$/;

/** What has a type that people ask for by these words: a blood type, a fuel type; as the alternatives of a pattern. */
export const typed =
  'blood|fuel|skin|hair|soil|body|engine|contract|employment|account|building|vehicle|roof';
