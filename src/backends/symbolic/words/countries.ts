// Places that have an article: "in the United Kingdom", "in the East barn".

const withArticle =
  /^(?:United |Netherlands$|Czech Republic$|Philippines$|Bahamas$|Maldives$|UK$|US$|USA$|UAE$)/;

/** "Print room", "East barn": a common noun behind its name. */
const room =
  /^\p{Lu}[\p{L}'’-]+(?: [\p{L}'’-]+)? (?:room|hall|barn|wing|gallery|kitchen|garden|courtyard|workshop|office|lounge|library|lab|studio|cellar|attic|store|yard|tent|stage|chapel|foyer|basement)$/u;

/** Parts of a country or a city: "in the South West". */
const part =
  /^(?:(?:North|South)(?:[ -]?(?:East|West))?|East|West|Midlands|Highlands|Far East|Old Town|City Centre|Harbour|Docks)$/i;

export function takesThe(place: string): boolean {
  return withArticle.test(place) || part.test(place) || room.test(place);
}
