// Failures told by what short sentences have in them, whatever their form: whom they speak to, and what they deny. What
// has facts in it, such as counts, dates and titles, is an answer.

import { complains } from './complaints-by-language.ts';

/** Texts with more in them have something to say. */
const longest = 140;
const longestHan = 45;
/** Several numbers, shares, lists of facts, titles, two sentences. */
const factual =
  /\d[^\d]{1,60}\d{2}|\d ?[%€$£°]|[;；《》「」„“”«»]|["'][^"']{1,60}["'] (?:by|of|von|de)\b|[.!?。] ?\S.{25}|\d ?[年月日]/u;

/** What is denied to those who are spoken to. "You do not need a visa" denies nothing. */
const denied =
  /^.{0,25}?\b(?:[Yy]ou|[Yy]our|YOU|YOUR)\b.{0,100}\b(?:(?<!can)not|no|none|cannot (?:access|use|view|see|open|edit|change|delete|perform|do|call|run|request|read|write|join|add|create|book|search)|never|nothing|unable|without|lack|lacks|missing|expired|denied|invalid|rejected|suspended|blocked|locked|exceeded|disabled|must (?:first |be |sign|log|provide|select|choose|specify))\b/;
const harmless =
  /\bnot (?:need|have to|required|charged|miss|forget|worry|alone|affected|only)\b|\bno (?:need|charge|fee|problem|errors?|warnings?|issues?|longer need)\b|\bwithout (?:charge|fee|you)\b|\b(?:thank|welcome|congratulations)\b|\?/i;

/** "You are not a member of this workspace.", "Your plan does not include historical prices." */
function deniesYou(text: string): boolean {
  return !/\d/.test(text) && denied.test(text) && !harmless.test(text);
}

/** Words that say by themselves what has become of a request; the sentence is no more than that. */
const byLanguage: readonly RegExp[] = [
  // German, French, Spanish, Portuguese, Italian: what ends a sentence about a thing
  /^(?:der|die|das|diese[rs]?|ihre?|zu dies\S{2}|für dies\S{2}|ein(?:e|en)?|unter) .{0,80}\b(?:unbekannt|ungültig|fehlt|fehlen|verweigert|überschritten|fehlgeschlagen|liegen keine \S{2,40}(?: \S{2,30})? vor|reich(?:t|en) .{1,60}nicht aus|nicht (?:bekannt|gefunden|verfügbar|erreichbar|unterstützt|zugelassen|freigegeben|vorhanden|berechtigt|ermittelt|geladen|verarbeitet)(?: werden)?)[.!]?$/i,
  /^(?:votre|vos|ce|cet|cette|le|la|l['’]|les) ?.{1,60}\b(?:a|ont|est|sont|été) (?:\S{1,15} )?(?:échouée?s?|rejetée?s?|inconnue?s?|introuvables?|invalides?)(?:[.!]?$|,)|^(?:votre|vos|ce|cet|cette|le|la|l['’]|les) ?.{1,40}\bn['’](?:est|existe|a|appartient) (?:pas|plus) (?:été |dans |encore )?(?:couvert|reconnu|pris|support|autoris|valid|trouv|configur|référenc|à votre)/i,
  /^(?:su|tu|el|la|los|las|este|esta) .{1,60}\b(?:ha|han|es|está|están|fue|son) (?:\S{1,15} )?(?:fallado|rechazad[oa]s?|desconocid[oa]s?|inválid[oa]s?|denegad[oa]s?)\b(?:[.!]?$|,)/i,
  /^debes? (?:proporcionar|indicar|especificar|introducir|iniciar|seleccionar)\b|^no (?:encontramos|hemos (?:encontrado|podido)|pudimos|logramos|fue posible|es posible|dispone|cuenta con)\b|^nous n['’](?:avons|arrivons)\b|^wir (?:konnten|haben) .{0,60}\b(?:nicht|keine)\b/i,
  /^(?:seu|sua|o|a|os|as|este|esta) .{1,60}\b(?:falhou|foi (?:recusad|negad)[oa]|é inválid[oa]|está indisponível|não (?:existe|foi encontrad[oa]|está disponível))[.!]?$/i,
  /^(?:il|la|lo|l['’]|la tua|il tuo|i|le) ?.{1,60}\b(?:è|sono|stat[oa]) (?:\S{1,15} )?(?:fallit[oaie]|rifiutat[oaie]|sconosciut[oaie]|non (?:valid[oaie]|disponibil[ei]|trovat[oaie]))[.!]?$/i,
];
const han =
  /(?:失败|失敗|错误|錯誤|异常|異常|无法|無法|不存在|未找到|找不到|被?拒绝|被?拒絕|不可用|超时|逾時|无效|無效|过期|過期|不支持|不支援|无权|無權|未登录|未登入|没有.{1,12}权限|沒有.{1,12}權限|没有符合|沒有符合|请稍后再试|請稍後再試|请检查|請檢查)/u;
const kana =
  /(?:エラー|失敗(?:しました|です)|拒否され|無効です|不正です|期限(?:切れ|が切れ)|存在しません|見つかりません|取得できません|アクセスできません|接続できません|利用できません|(?:やり直|ログイン|確認)してください|対応していません)/u;
/** Rates and counts of failures, and what is done about them. */
const about =
  /率|次数|如何|怎么|解决|方法|原因|没有错误|無錯誤|无错误|未发现|\d ?件|対処|修复|修復|恢复|恢復|(?<![还還不])是(?!否)/u;

/** What is counted, was the case for a time, has been put right, or is told of somebody else. */
const told =
  /\d|\?|\b(?:since|seit|depuis|desde|dal|sinds|behoben|gelöst|repariert|corrigée?|résolue?|corregid[oa]|resuelt[oa]|corrigid[oa]|resolvid[oa]|risolt[oa]|opgelost|hersteld|naprawion\S|quote|rate|taux|tasa|taxa)\b|исправлен|устранен|виправлен|düzeltildi|giderildi|오류율|수정되었/iu;

/** Whether a text says in one short sentence that something was not done, in whatever form. */
export function deniesRequest(said: string): boolean {
  // A word in quotes is a name, not a title.
  const text = said.replace(/[„“”«»「」]\s?(\S{1,30}?)\s?[„“”«»「」]/gu, '$1');
  if (/\n/.test(text) || text.length > longest || factual.test(text)) return false;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text))
    return (
      text.length <= longestHan && (han.test(text) || kana.test(text) || complains(text)) && !about.test(text)
    );
  if (deniesYou(text) || byLanguage.some((sentence) => sentence.test(text))) return true;
  return !told.test(text) && complains(text);
}
