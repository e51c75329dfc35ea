// Failures in a few words and no more: "City is required", "Operation not permitted", "not_in_channel".

const whole: readonly RegExp[] = [
  /^(?:operation|action|request|method|feature|function(?:ality)?|endpoint|capability|format|file type|encoding|protocol) (?:is )?not (?:permitted|allowed|supported|enabled|available|implemented|authori[sz]ed|activated)(?: (?:yet|for|on|in|by|with) [^.\n]{1,60}| yet)?[.!]?$/i,
  /^not implemented(?: yet)?[.!]?$/i,
  /^(?:you(?:['’]ve| have)? )?exceeded (?:(?:your|the|api|daily|monthly|request|rate) ){0,3}(?:quota|limits?|allowance)[.!]?$/i,
  // A parameter as programs write it; "Registration is required" is an answer.
  /^["'`]?[a-z][\w.-]{0,30}["'`]? (?:is|are) (?:a )?(?:required(?: (?:field|parameter|argument|property))?|missing|mandatory)[.!]?$/,
  /^(?:the )?(?:value|index|offset|page|date|number|argument|parameter|coordinates?|latitude|longitude)(?: (?:is|are))? out of (?:range|bounds)[.!]?$/i,
  /^(?:the )?(?:resource|record|row|object|item|file|document|table|database) (?:is )?(?:locked|in use|being (?:edited|used)|checked out) by (?:another|an other|a different|some other) [^.\n]{1,30}[.!]?$/i,
  /^(?:(?:your|the|this) )?(?:license|licence|trial|trial period|session|token|api key|credentials?)(?: key)? (?:has |have |is )?(?:expired|been revoked|been suspended)[.!]?$/i,
  /^payment required[.!]?$/i,
  /^(?:the |this |your )?(?:\w{1,20} )?(?:document|index|file|dataset|data|report|results?|page|job|export|model|cache)(?: (?:is|are|was|were|has|have))? not (?:been )?(?:indexed|ready|processed|synced|loaded|initiali[sz]ed|generated) yet[.!]?$/i,
];
/** Codes of services that deny. A state such as `not_started` is an answer. */
const denyingCode =
  /^(?:not_(?:in|authed|authenticated|authori[sz]ed|allowed|permitted|found|supported|enabled|configured|connected|a|an|member)(?:_[a-z]+)*|(?:no|missing|unknown|bad|invalid|expired|insufficient)_(?:permissions?|scopes?|access|auth|token|credentials?|team|user|channel|request|arguments?|args?|params?|parameters?)(?:_[a-z]+)*|(?:already_(?:exists|in_[a-z_]+)|too_many_[a-z]+|account_inactive|access_denied|ratelimited|rate_limited|team_access_not_granted))$/;

/** Whether a text is nothing but one of these. */
export function isTerseFailure(text: string): boolean {
  return text.length <= 120 && (denyingCode.test(text) || whole.some((form) => form.test(text)));
}
