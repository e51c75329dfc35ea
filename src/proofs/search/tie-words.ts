// The words between two names, or in front of the first, that say that one is of the other.

const word = String.raw`(?:(?!['’]s\b)[\p{L}\p{N}’'-])+`;
const copula = '(?:is|are|was|were)';
const closing = `^[”"'’»]?`;
const opening = String.raw`(?:(?:the|a|an|called|named)\s+)?[“"'‘«]?$`;
/** "X's smallest order is Y" */
export const possessive = new RegExp(
  String.raw`^[”"»]?['’]s?\s+((?:${word}\s+){1,8})${copula}\s+${opening}`,
  'iu',
);
/** "X, whose account owner is Y" */
export const relative = new RegExp(
  String.raw`${closing}(?:\s\p{Ll}+)?,?\s+(?:and\s+)?whose\s+((?:${word}\s+){1,6})${copula}\s+${opening}`,
  'iu',
);
/** "X, which is for Y", "X; it is assigned to Y" */
export const described = new RegExp(
  String.raw`${closing}(?:\s\p{Ll}+)?[,;]?\s+(?:and\s+)?(?:which|who|that|it)\s+${copula}\s+((?:\p{L}+\s+){0,2}?)(for|about|with|in|at|by|to|from|of|on)\s+((?:the\s+)?(?:\p{Ll}+\s+)?)[“"'‘«]?$`,
  'iu',
);
/** "X is with Y" */
export const plain = new RegExp(
  String.raw`${closing}\s+${copula}\s+(?:for|about|with|in|by)\s+(?:the\s+)?[“"'‘«]?$`,
  'iu',
);
/** "The flight of X is Y" */
export const onlyCopula = new RegExp(String.raw`${closing}(?:\s\p{Ll}+)?\s+${copula}\s+${opening}`, 'u');
/** "Two hotels in X: Y and Z", "one of the three in X is rated above 9: Y" */
export const onlyColon = new RegExp(
  String.raw`${closing}(?:[^.;:()“”"]|\.(?=\d)){0,60}:\s+(?:the\s+)?[“"'‘«]?$`,
  'iu',
);
/** What the first name is said of, in front of it: "the flight of X" */
export const ofName = new RegExp(
  String.raw`((?:${word}\s+){0,4})(?:of|for|with|in|at|on|by)\s+(?:the\s+)?(?:\p{Ll}+\s+)?[“"'‘«]?$`,
  'iu',
);
