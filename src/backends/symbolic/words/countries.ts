// Countries that have an article: "in the United Kingdom".

const withArticle =
  /^(?:United |Netherlands$|Czech Republic$|Philippines$|Bahamas$|Maldives$|UK$|US$|USA$|UAE$)/;

export function takesThe(place: string): boolean {
  return withArticle.test(place);
}
