// How a tool says that it has found nothing. Always the whole text, never a part of it.

/** Longer texts say more than that. */
const longest = 200;

/** What programming languages and clients print for nothing. */
const nothing =
  /^(?:none|null|nil|undefined|n\/a|\[\s{0,5}\]|\{\s{0,5}\}|\(\)|""|''|[([<]? ?(?:empty|none|no output|no data|no results?|no content|0 rows?|nothing)[^\w\s]?[)\]>]?|empty set(?: \([\d.]{1,9} sec\))?)[.!]?$/i;

const things =
  '(?:results?|match(?:es)?|items?|records?|entries|entry|rows?|data|hits?|documents?|files?|alerts?|issues?|tasks?|events?|messages?|users?|pages?|notes?|projects?|orders?|customers?|products?|articles?|meetings?|comments?|images?|videos?|articles?|posts?|repositories|commits?|branches|tables?|output|content|information|suggestions?|forecasts?|flights?|hotels?|rooms?|places?|locations?|papers?|books?|channels?|contacts?|emails?|mails?|tickets?|transactions?|updates?|notifications?|elements?|objects?|nodes?|records?|values?|options?|games?|movies?|songs?|jobs?|links?|(?:pull |merge |open )?requests?|resources?|tools?)';

const english: readonly RegExp[] = [
  // "No results found for x.", "There are no open issues.", "0 items found"
  new RegExp(
    `^(?:sorry,? |unfortunately,? )?(?:there (?:are|were|is|was) |you (?:have|had) )?(?:currently )?(?:no|0|zero) (?!known\\b)(?:[\\w'’-]{1,30} ){0,3}?${things}(?: (?:yet|found|available|scheduled|planned|pending|due|recorded|returned|matched|exists?|exist|to (?:show|display|report|list)|(?:was|were|are|is) (?:found|available|returned)|match(?:ed|ing|es)?)\\b)?(?: (?:for|in|on|at|with|matching|that match|by|from|of|within|between|your|the) [^.,\\n]{1,120})?[.!]?$`,
    'i',
  ),
  /^(?:sorry,? )?(?:there (?:are|were) )?(?:no|0) (?!(?:\S{1,40} ){0,3}?(?:errors?|problems?|conflicts?|vulnerabilit|warnings?|duplicates?|violations?|differences?|threats?|defects?))(?:\S{1,40} ){0,4}?(?:found|available|matched)(?: (?:for|in|on|with|matching) [^.,\n]{1,120})?[.!]?$/i,
  new RegExp(
    `^(?:found|returned|got|retrieved|listing|showing) (?:0|no) (?:[\\w-]{1,30} ){0,2}${things}[.!:]?$`,
    'i',
  ),
  /^nothing (?:was )?(?:found|matched|matches|to (?:show|display|report|list)|here|yet)(?: [^.\n]{1,80})?[.!]?$/i,
  new RegExp(
    `^(?:your |the |this )?(?:search|query|request|filter)(?: for \\S[^.\\n]{0,60})? (?:did not match|matched no|returned no|returned 0|found no|gave no|has no|yielded no) ?(?:any )?(?:[\\w-]{1,30} )?(?:${things})?[.!]?$`,
    'i',
  ),
  new RegExp(
    `^(?:we )?(?:could not find|couldn['’]t find|did not find|didn['’]t find|found) (?:any|no) (?:[\\w-]{1,30} ){0,2}${things}[^.\\n]{0,80}[.!]?$`,
    'i',
  ),
  /^(?:an? )?empty (?:results?|list|response|output|array|page|folder|directory)[.!]?$/i,
  /^(?:the |your |this )?(?:[\w-]{1,30} ){0,2}(?:list|folder|directory|inbox|cart|queue|table|database|collection|result|response|graph) is (?:currently )?empty[.!]?$/i,
];

const elsewhere: readonly RegExp[] = [
  /^(?:es (?:wurden|gibt) )?(?:leider )?kein(?:e|en)? (?:\S{1,30} )?(?:ergebnisse?|treffer|daten|einträge|eintrag|resultate?|datensätze)(?: (?:gefunden|vorhanden|verfügbar))?[.!]?$|^nichts gefunden[.!]?$/i,
  /^(?:il n['’]y a )?(?:aucune?s?|pas de) (?:\S{1,30} )?(?:résultats?|données?|éléments?|correspondances?|entrées?)(?: (?:trouvée?s?|disponibles?|n['’]a été trouvée?))?[.!]?$|^rien trouvé[.!]?$/i,
  /^(?:sin|ning[uú]n|no hay|no se encontr(?:ó|aron)(?: ning[uú]n)?) (?:\S{1,30} )?(?:resultados?|datos|registros?|coincidencias|elementos)(?: \S[^.\n]{0,60})?[.!]?$/i,
  /^(?:nenhum[a]?|sem|não há|não foram encontrados) (?:\S{1,30} )?(?:resultados?|dados?|registros?|registos?|itens|item)(?: (?:encontrad[oa]s?|disponíve\S{1,3}))?[.!]?$/i,
  /^(?:nessun[ao]?|non ci sono) (?:\S{1,30} )?(?:risultat[oi]|dat[oi]|element[oi]|corrispondenz[ae])(?: (?:trovat[oaie]|disponibil[ei]))?[.!]?$/i,
  /^(?:er zijn )?geen (?:\S{1,30} )?(?:resultaten|resultaat|gegevens|items|treffers)(?: (?:gevonden|beschikbaar))?[.!]?$/i,
  /^(?:inga|ingen|inget) (?:\S{1,30} )?(?:resultat|resultater|träffar|treff|data|poster|oplysninger)(?: (?:hittades|funnet|fundet|ble funnet|blev fundet))?[.!]?$/i,
  /^ei (?:\S{1,30} )?(?:tuloksia|tietoja|osumia)[.!]?$|^(?:tuloksia|tietoja|osumia) ei löytynyt[.!]?$/i,
  /^(?:brak|nie znaleziono) (?:\S{1,30} )?(?:wyników|danych|rekordów|elementów)[.!]?$|^nic nie znaleziono[.!]?$/i,
  /^(?:žádné|žiadne|nebyly nalezeny žádné) (?:\S{1,30} )?(?:výsledky|data|záznamy|údaje|údaje)[.!]?$|^nic nenalezeno[.!]?$/i,
  /^(?:ничего не найдено|результатов нет|нет (?:данных|результатов|записей)|нічого не знайдено|результатів немає|немає даних|результаты не найдены|результатов не найдено|данные отсутствуют)[.!]?$/iu,
  /^(?:没有找到|沒有找到|未找到|找不到|没有|沒有|暂无|暫無|无|無|查无|查無)(?:任何|相关|相關|符合条件的|匹配的)?(?:结果|結果|数据|數據|资料|資料|记录|記錄|紀錄|内容|內容|信息)[.。!！]?$/u,
  /^(?:該当|一致)する?\S{0,10}(?:が|は)?(?:ありません|見つかりません)(?:でした)?[。.]?$|^(?:結果|データ|検索結果|該当データ)(?:が|は)?(?:見つかりません|ありません)(?:でした)?[。.]?$|^(?:該当|結果|データ)(?:なし|無し)[。.]?$/u,
  /^(?:검색 ?)?(?:결과|데이터|항목|자료)(?:가|이)? (?:없습니다|없음)[.]?$|^(?:결과|데이터) 없음[.]?$/u,
  /^(?:hiçbir )?(?:sonuç|veri|kayıt) (?:bulunamadı|yok)[.!]?$/iu,
  /^(?:لا توجد|لا يوجد|لم يتم العثور على) (?:أي )?(?:نتائج|بيانات|نتيجة|سجلات)[.]?$|^(?:نتیجه‌?ای|داده‌?ای) یافت نشد[.]?$/u,
  /^(?:לא נמצאו|אין) (?:תוצאות|נתונים|פריטים)[.]?$/u,
  /^कोई (?:\S{1,20} )?(?:परिणाम|डेटा|रिकॉर्ड)(?: नहीं(?: मिला| मिले)?)?[।.]?$/u,
  /^(?:không có|không tìm thấy) (?:\S{1,20} )?(?:kết quả|dữ liệu|bản ghi)(?: nào)?[.]?$/iu,
  /^(?:tidak ada|tiada) (?:\S{1,20} )?(?:hasil|data|keputusan|rekod)(?: (?:ditemukan|yang ditemukan|dijumpai))?[.]?$/i,
  /^ไม่(?:พบ|มี)(?:ข้อมูล|ผลลัพธ์|รายการ|ผลการค้นหา)?$/u,
  /^nincs(?:enek)? (?:találat|eredmény|adat|találatok|adatok)[.!]?$|^(?:niciun|nu există|nu s-au găsit) (?:rezultat|rezultate|date)[.!]?$|^(?:δεν βρέθηκαν αποτελέσματα|κανένα αποτέλεσμα)[.!]?$/iu,
];

/** Whether the whole text says that there is nothing: "None", "No results found for x", "Keine Ergebnisse". */
export function saysNothing(text: string): boolean {
  const whole = text.trim();
  if (whole.length > longest) return false;
  return [nothing, ...english, ...elsewhere].some((pattern) => pattern.test(whole));
}
