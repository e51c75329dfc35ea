// Which of a thing's values identifies it, and which is what people call it.
import type { JsonScalar } from '../../model/json.ts';
import { wordsOf } from '../../text/naming.ts';

const identityKeys =
  'id,uuid,guid,object id,iid,uri,key,sha,slug,code,sku,编号,編號,番号,идентификатор,номер'.split(',');
const nameKeys =
  'name,title,subject,full name,display name,label,number,summary,question,path,real name,nom,nombre,nome,titel,título,titre,titolo,bezeichnung,titulo,名称,名稱,名前,姓名,标题,標題,タイトル,название,имя,이름,제목'.split(
    ',',
  );

interface Keyed {
  readonly key: string;
  readonly value: JsonScalar;
}

/** The value that identifies a thing of that noun, and the one that names it, among its own. */
export function identify<T extends Keyed>(
  noun: string,
  facts: readonly T[],
): { readonly id?: T; readonly name?: T } {
  const byWords = new Map(facts.map((fact) => [wordsOf(fact.key).join(' '), fact]));
  const head = noun.split(' ').at(-1) ?? '';
  const id = [`${head} id`, `${head}id`, `${head}nummer`, ...identityKeys, `${head} number`, 'number']
    .map((key) => ({ key, fact: byWords.get(key) }))
    .find(({ key, fact }) => fact !== undefined && isIdentity(key, fact.value))?.fact;
  const name = [`${head} name`, ...nameKeys, head]
    .map((key) => byWords.get(key))
    .find((fact) => typeof fact?.value === 'string' && fact.value !== '' && fact !== id);
  return { ...(id !== undefined && { id }), ...(name !== undefined && { name }) };
}

function isIdentity(key: string, value: JsonScalar): boolean {
  if (value === null || typeof value === 'boolean') return false;
  // A number that is a text is what people call the thing.
  return key !== 'number' || typeof value === 'number';
}
