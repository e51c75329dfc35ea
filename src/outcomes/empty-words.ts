// How a tool says that it has found nothing. Always the whole text, never a part of it.

/** Longer texts say more than that. */
const longest = 200;

/** What programming languages and clients print for nothing. */
const nothing =
  /^(?:none(?: (?:found|available|yet))?|null|nil|undefined|n\/a|\[\s{0,5}\]|\{\s{0,5}\}|\(\)|""|''|[([<]? ?(?:empty|none|null|nil|not found|no output|no data|no results?|no content|0 rows?|no rows?|nothing)[^\w\s]?[)\]>]?|empty set(?: \([\d.]{1,9} sec\))?)[.!]?$/i;

const things =
  '(?:results?|match(?:es)?|items?|records?|entries|entry|rows?|data|hits?|documents?|files?|alerts?|issues?|tasks?|events?|messages?|users?|pages?|notes?|projects?|orders?|customers?|products?|articles?|meetings?|comments?|images?|videos?|articles?|posts?|repositories|commits?|branches|tables?|output|content|information|suggestions?|forecasts?|flights?|hotels?|rooms?|places?|locations?|papers?|books?|channels?|contacts?|emails?|mails?|tickets?|transactions?|updates?|notifications?|elements?|objects?|nodes?|records?|values?|options?|games?|movies?|songs?|jobs?|links?|(?:pull |merge |open )?requests?|resources?|tools?)';

const english: readonly RegExp[] = [
  // "No results found for x.", "There are no open issues.", "0 items found"
  new RegExp(
    `^(?:sorry,? |unfortunately,? )?(?:there (?:are|were|is|was) |you (?:have|had) )?(?:currently )?(?:no|0|zero) (?!known\\b|such [\\w-]+(?<!s)[.!]?$)(?:[\\w'’-]{1,30} ){0,3}?${things}(?: (?:yet|found|available|scheduled|planned|pending|due|recorded|returned|matched|exists?|exist|to (?:show|display|report|list)|(?:was|were|are|is) (?:found|available|returned)|match(?:ed|ing|es)?)\\b)?(?: (?:for|in|on|at|with|matching|that match|by|from|of|within|between|your|the) [^.,\\n]{1,120})?[.!]?$`,
    'i',
  ),
  /^(?:sorry,? )?(?:there (?:are|were) )?(?:no|0) (?!such [\w-]+(?<!s)[.!]?$|(?:\S{1,40} ){0,3}?(?:errors?|problems?|conflicts?|vulnerabilit|warnings?|duplicates?|violations?|differences?|threats?|defects?))(?:\S{1,40} ){0,4}?(?:found|available|matched)(?: (?:for|in|on|with|matching) (?:[^.,\n]|[.,](?=\S)){1,120})?[.!]?$/i,
  new RegExp(
    `^(?:found|returned|got|retrieved|listing|showing) (?:0|no) (?:[\\w-]{1,30} ){0,2}${things}[.!:]?$`,
    'i',
  ),
  /^(?:there (?:is|was|are) )?(?:currently )?nothing (?:was )?(?:found|matched|matches|scheduled|planned|recorded|stored|saved|on|in|at|to (?:show|display|report|list)|here|there|yet)(?: [^.\n]{1,80})?[.!]?$/i,
  new RegExp(
    `^(?:your |the |this )?(?:search|query|request|filter|lookup|report|list)(?: for \\S[^.\\n]{0,60})? (?:did not (?:match|return|find|yield|produce)|(?:matched|returned|found|gave|has|had|yielded|produced|contains) (?:no|0|zero)) ?(?:any )?(?:[\\w-]{1,30} )?(?:${things})?[.!]?$`,
    'i',
  ),
  new RegExp(
    `^(?:we |i )?(?:could not find|couldn['’]t find|did not find|didn['’]t find|found) (?:any|no) (?:[\\w-]{1,30} ){0,2}${things}[^.\\n]{0,80}[.!]?$`,
    'i',
  ),
  /^you (?:do not|don['’]t|did not|didn['’]t|currently have no|have no|had no) ?(?:have |see )?(?:any |yet any )?(?!errors?|problems?|conflicts?|warnings?|permissions?|access|rights?|idea|need|doubt)(?:[\w'’-]{1,30} ){0,3}?[\w-]{2,30}s(?: (?:yet|today|tomorrow|scheduled|planned|here|left|in|on|for|at|this|that|from|with)\b[^.,\n]{0,80})?[.!]?$/i,
  /^(?:sorry,? )?(?:i |we )?(?:could not|couldn['’]t|did not|didn['’]t) find (?:anything|any \S{1,30})(?: (?:for|matching|that|in|on|with|about) [^.\n]{1,100})?[.!]?$|^(?:the |your )?(?:search|query|lookup) (?:yielded|returned|found|gave|produced) nothing[.!]?$/i,
  new RegExp(
    `^(?:you are all caught up[.!] |you['’]re all caught up[.!] |all done[.!] )?there (?:are|is)(?: no|n['’]t any| not any) (?:[\\w-]{1,30} ){0,2}?${things}(?: (?:for|in|on|at|here|this|that|with|from) [^.,\\n]{1,80}| yet| here)?[.!]?$`,
    'i',
  ),
  new RegExp(`^(?:you are|you['’]re) all caught up[.!]?(?: no (?:[\\w-]{1,30} ){0,2}?${things}[.!]?)?$`, 'i'),
  new RegExp(`^(?:this|the) [\\w-]{1,30} (?:has|contains) no (?:[\\w-]{1,30} ){0,1}?${things}[.!]?$`, 'i'),
  new RegExp(
    `^(?:there (?:are|were) )?(?:no|0) (?:[\\w-]{1,30} ){0,2}?${things} (?:match(?:es|ed)?|meet|fit|satisfy|selected|returned)(?: (?:this|that|the|your|these|those|any) [^.,\\n]{1,80})?[.!]?$`,
    'i',
  ),
  new RegExp(
    `^(?:found|returned|showing|got) (?:0|no)(?: of 0)? ${things} (?:for|matching|in|with|that) [^\\n]{1,100}$`,
    'i',
  ),
  // "Results: 0", "Search results for x: none", "Query executed successfully. 0 rows returned."
  /^(?:search |query )?(?:results?|matches|hits|items|records|found|rows)(?: (?:for|found|returned) [^\n]{1,80})?(?: ?\((?:0|none)\):?| ?[:=] ?(?:0|none|no results?|nothing))(?: (?:results?|found))?[.!]?$/i,
  /^total(?: (?:count|results?|items|records|matches|found))?: 0(?: (?:results?|items|records))?[.!]?$/i,
  /^(?:the )?(?:query|statement|search|command|request|lookup) (?:was )?(?:executed|completed|succeeded|ran|run|finished)(?: successfully)?[.,;:]? (?:but |and )?(?:it )?(?:(?:returned|found|with) )?(?:0|no|zero) (?:\S{1,20} )?(?:rows?|results?|records?|matches|data|items|documents)(?: (?:returned|found|matched))?[.!]?$/i,
  /^(?:there (?:are|were) )?no (?:upcoming|recent|new|open|active|pending|scheduled|matching|unread|available|current|past|overdue|relevant|similar|related|further|more|saved|stored) (?!errors?|problems?|issues? (?:of|with)|conflicts?|warnings?)(?:[\w'’-]{1,30} ){0,3}?[\w-]{2,30}s(?: (?:in|on|at|for|from|to|of|with|under|during|this|that|found|available)\b[^.,\n]{0,100})?[.!]?$/i,
  // Whatever there is none of, over some time or by what was searched for
  /^(?:there (?:are|were|have been) )?no (?!(?:\S{1,40} ){0,3}?(?:errors?|problems?|conflicts?|vulnerabilit|warnings?|failures?|incidents?|outages?|defects?|delays?|changes?|complaints?|issues?))(?:[\w'’-]{1,30} ){0,3}?[\w-]{2,30}s (?:since|before|after|between|within|today|tomorrow|yesterday|this (?:week|month|year)|so far|yet|to show|for \S|match\w* \S|with \S|named \S|called \S)[^.,\n]{0,80}[.!]?$/i,
  /^(?:the |your |this |an? )?(?:\w{1,20} )?(?:list|folder|directory|inbox|cart|basket|queue|table|collection|result(?: set)?|response|calendar|feed|wish ?list|trash|history|log) (?:is|was|appears|seems)(?: to be)? (?:currently |still )?empty[.!]?$/i,
  /^(?:an? )?empty (?:results?(?: set)?|list|response|output|array|page|folder|directory)[.!]?$/i,
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
  /^(?:brak|nie znaleziono) (?:\S{1,30} )?(?:wyników(?: wyszukiwania)?|danych|rekordów|elementów)[.!]?$|^nic nie znaleziono[.!]?$/i,
  /^(?:žádné|žiadne|nebyly nalezeny žádné) (?:\S{1,30} )?(?:výsledky|data|záznamy|údaje|údaje)[.!]?$|^nic nenalezeno[.!]?$/i,
  /^(?:ничего не найдено|результатов нет|нет (?:данных|результатов|записей)|нічого не знайдено|результатів немає|немає даних|результаты не найдены|результатов не найдено|данные отсутствуют)[.!]?$/iu,
  /^(?:没有找到|沒有找到|未找到|找不到|没有|沒有|暂无|暫無|无|無|查无|查無)(?:任何|相关|相關|符合条件的|匹配的)?(?:结果|結果|数据|數據|资料|資料|记录|記錄|紀錄|内容|內容|信息)[.。!！]?$/u,
  /^(?:查询|查詢|搜索|搜尋|检索|檢索|返回|列表|集合)?(?:结果|結果|列表|数据|數據|内容|內容|集合)(?:集)?(?:为|為|是)空[.。!！]?$/u,
  /^(?:該当|一致)する?\S{0,10}(?:が|は)?(?:ありません|見つかりません)(?:でした)?[。.]?$|^(?:結果|データ|検索結果|該当データ)(?:が|は)?(?:見つかりません|ありません)(?:でした)?[。.]?$|^(?:該当|結果|データ)(?:なし|無し)[。.]?$/u,
  /^(?:검색 ?)?(?:결과|데이터|항목|자료)(?:가|이)? (?:없습니다|없음)[.]?$|^(?:결과|데이터) 없음[.]?$/u,
  /^(?:검색된 \S{1,12}|(?:\S{1,12} )?(?:일정|메일|이메일|메시지|항목|기록|파일|문서|알림|주문|이벤트|예약|게시물|댓글|내역|정보))(?:이|가|은|는)? ?(?:없습니다|없어요|존재하지 않습니다)[.]?$/u,
  /^(?:hiçbir )?(?:sonuç|veri|kayıt) (?:bulunamadı|yok)[.!]?$/iu,
  /^(?:لا توجد|لا يوجد|لم يتم العثور على) (?:أي )?(?:نتائج|بيانات|نتيجة|سجلات)[.]?$|^(?:نتیجه‌?ای|داده‌?ای) یافت نشد[.]?$/u,
  /^(?:לא נמצאו|אין) (?:תוצאות|נתונים|פריטים)[.]?$/u,
  /^कोई (?:\S{1,20} )?(?:परिणाम|डेटा|रिकॉर्ड)(?: नहीं(?: मिला| मिले)?)?[।.]?$/u,
  /^(?:không có|không tìm thấy) (?:\S{1,20} )?(?:kết quả|dữ liệu|bản ghi)(?: nào)?[.]?$/iu,
  /^(?:tidak ada|tiada) (?:\S{1,20} )?(?:hasil|data|keputusan|rekod)(?: (?:ditemukan|yang ditemukan|dijumpai))?[.]?$/i,
  /^ไม่(?:พบ|มี)(?:ข้อมูล|ผลลัพธ์|รายการ|ผลการค้นหา)?$/u,
  /^nincs(?:enek)? (?:találat|eredmény|adat|találatok|adatok)[.!]?$|^(?:niciun|nu există|nu s-au găsit) (?:rezultat|rezultate|date)[.!]?$|^(?:δεν βρέθηκαν αποτελέσματα|κανένα αποτέλεσμα)[.!]?$/iu,
];

/** That there is none of a thing, whatever it is; that there are no errors says something. */
const noneOf: readonly RegExp[] = [
  /^(?!.{0,60}(?:error|problem|conflitt|avvis|duplicat|dubbi|ritard|guast|interruzion|modific|reclam))(?:non ci sono|nessun[ao]?['’]?|non (?:è|sono) stat[oaie] trovat[oaie]) ?(?:\S{1,30} ){1,4}?(?:trovat[oaie]|disponibil[ei]|per|in|con|nel\S{0,3})\b[^.]{0,80}[.!]?$/i,
  /^(?!.{0,60}(?:fehler|problem|warnung|konflikt|störung|verst[oö][sß]|duplikat|abweichung|schwachstelle|einwand|zweifel|verspätung|ausf[aä]ll|änderung|beschwerde|unterbrechung))(?:es (?:wurden?|gibt|sind|liegen) (?:\S{1,20} )?kein(?:e[nrs]?)? (?:\S{1,30} ){1,6}?(?:gefunden|vorhanden|verfügbar|geplant|vor|mit|für|zu|in|im|am|an)\b.{0,80}|kein(?:e[nrs]?)? (?:\S{1,30} ){1,4}?(?:gefunden|vorhanden|verfügbar|geplant|hinterlegt)|keine? (?:\S{1,20} )?(?:ergebnisse?|treffer|daten|einträge|termine|nachrichten|dateien|dokumente|buchungen|aufgaben|ereignisse|bestellungen) (?:für|zu|mit|in|im|am|an|unter|vom|von|bei|aus|heute|morgen)\b[^.]{0,80}|(?:für|zu|in|an|am|im|unter) .{1,60} (?:liegen|gibt es|wurden|sind) keine? .{1,40} (?:vor|gefunden|vorhanden|hinterlegt|geplant))[.!]?$/i,
  /^(?!.{0,60}(?:erro|problema|conflito|aviso|dúvida|duplicad|atraso|falha|interrupç|alteraç|reclamaç))(?:não há|não existem|não foram encontrad[oa]s|nenhuma?|sem) (?:\S{1,30} ){0,3}?(?:\S{2,30}s|\S{2,30}[ao]) (?:para|com|em|n[oa]s?|hoje|amanhã|encontrad[oa]s?|agendad[oa]s?|disponíve(?:l|is)|cadastrad[oa]s?|até)\b.{0,80}[.!]?$/i,
  /^(?!.{0,60}(?:error|problem|conflitt|avvis|dubbi))(?:nessun[ao]?['’]?|non ci sono|non hai) (?:(?!.{0,4}(?:error|problem))\S{1,20} ){0,2}?(?:messagg[io]|event[oi]|appuntament[oi]|file|document[oi]|ordin[ei]|attività|articol[oi]|not[ae]|e-?mail)(?: \S.{0,60})?[.!]?$/i,
  /^(?!.{0,60}(?:fout|probleem|problemen|waarschuwing|conflict|twijfel|vertraging|storing|wijziging|klacht))(?:er zijn )?geen (?:\S{1,30} ){1,4}?(?:gevonden|beschikbaar|gepland|aanwezig|op|voor|in|met)\b.{0,60}[.!]?$/i,
  /^brak (?:\S{1,30} )?(?:wiadomości|wydarzeń|zdarzeń|danych|wpisów|zadań|plików|dokumentów|zamówień|powiadomień|spotkań|rezultatów)\b.{0,60}[.!]?$/iu,
  /^.{0,50}ничего не (?:найдено|нашлось|обнаружено)[.!]?$|^(?:\S{1,30} ){0,2}(?:записей|результатов|данных|писем|событий|задач|файлов|товаров|сообщений|документов|заказов|совпадений|встреч) (?:не найдено|не обнаружено|нет|пока нет)[.!]?$/iu,
  /^(?!.{0,60}(?:erreur|problème|avertissement|conflit|anomalie|doublon|doute|vulnérabilité|retard|panne|perturbation|coupure|plainte|changement))(?:il n['’]y a (?:aucune?|pas (?:de|d['’])) ?\S.{0,80}|(?:aucune?s?|pas de) (?:\S{1,30} ){1,5}?(?:trouvée?s?|disponibles?|prévue?s?|enregistrée?s?|ne correspond\S{0,3}.{0,60}|(?:pour|avec|dans|à) .{1,80}))[.!]?$/i,
  /^(?!.{0,60}(?:error|problema|advertencia|conflicto|duplicad|duda|vulnerabilidad|retras|demora|avería|incidencia|corte|cambio|queja))(?:no (?:hay|existen?|se (?:encontr(?:ó|aron)|han? encontrado)|tiene[ns]?) (?!(?:el|la|los|las|un|una|permiso\w*|acceso) )(?:ning[uú]n(?:[oa])? )?(?:\S{1,30} ){0,3}?\S{1,30}(?: (?:para|con|en|de|que|disponibles?|encontrad[oa]s?|programad[oa]s?).{0,80})?|ning[uú]n[oa]? (?:\S{1,30} ){1,4}?(?:encontrad[oa]|disponible|coincide.{0,60}))[.!]?$/i,
  /^(?:未|没有?|沒有?|查不到|找不到|暂无|暫無|尚无|尚無|无|無|查无|查無)(?:能)?(?:查询|查詢|检索|檢索|搜索|搜尋|找|发现|發現|匹配|获取|取得|查)?(?:到)?(?:任何|相关|相關|有关|符合条件|符合條件|匹配|对应|對應|可用|更多|该|的)*(?:结果|結果|数据|數據|资料|資料|记录|記錄|紀錄|内容|內容|信息|文件|檔案|订单|訂單|用户|用戶|商品|文章|消息|日程|项目|項目|新闻|新聞|邮件|郵件|航班|酒店|评论|評論|视频|視頻|图片|圖片|笔记|任务|任務|会议|會議|联系人|通知|仓库|条目)[。.!！]?$/u,
  /^(?:共|总共|總共|总计|总数|合计|找到|查到|查询到|返回|搜索到)?[:：]? ?0 ?(?:条|條|个|個|项|項|筆|笔|件|页)(?:相关|相關|匹配|符合条件)?的?(?:记录|記錄|结果|結果|数据|數據|消息|文件|内容)?[。.!！]?$/u,
  /^(?:該当|一致|条件に合|対象と?な|指定された|検索)\S{0,16}(?:が|は|も)?(?:ありません|見つかりません|存在しません|いません)(?:でした)?[。.]?$|^\S{0,12}(?:データ|情報|結果|予定|記録|件数|項目|商品|ファイル|メッセージ|履歴|メール|イベント|タスク|通知|会議|注文|項目|記事|コメント|予約)(?:が|は|も)(?:ありません|見つかりません|ございません)(?:でした)?[。.]?$|^(?:0|０) ?件(?:です|でした|見つかりました)?[。.]?$/u,
];

/** Nouns for what services list, by language, and how each says that there is none; nothing else in the sentence. */
const listed: readonly RegExp[] = [
  /^(?:es gibt |leider |sie haben )?(?:noch |derzeit |aktuell )?keine? (?:\S{1,30} ){0,2}?\S{0,20}(?:nachrichten|termine|aufgaben|ereignisse|einträge|dateien|dokumente|bestellungen|angebote|artikel|produkte|kunden|kommentare|e-?mails|mails|benachrichtigungen|buchungen|treffer|daten|rechnungen|kontakte|notizen|projekte|tickets|flüge|veranstaltungen)(?: (?:gefunden|vorhanden|verfügbar|vor|mehr))?[.!]?$/i,
  /^(?:il n['’]y a |vous n['’]avez )?(?:aucune?s?|pas (?:de|d['’])) ?(?:\S{1,30} ){0,2}?(?:messages?|événements?|tâches?|rendez-vous|fichiers?|documents?|commandes?|offres?|articles?|produits?|clients?|commentaires?|e-?mails?|courriels?|notifications?|réservations?|factures?|contacts?|notes?|projets?|tickets?|vols?)(?: (?:trouvée?s?|disponibles?|à venir|non lus?|pour le moment))?[.!]?$/i,
  /^(?:no (?:hay|tienes?|existen)|ning[uú]n[oa]?|sin) (?:\S{1,30} ){0,2}?(?:mensajes?|eventos?|tareas?|citas?|archivos?|documentos?|pedidos?|ofertas?|artículos?|productos?|clientes?|comentarios?|correos?|notificaci\S{2,5}|reservas?|facturas?|contactos?|notas?|proyectos?|vuelos?)(?: (?:nuev|encontrad|pendient|disponibl)\S{1,3})?[.!]?$/i,
  /^(?:não há|nenhuma?|sem|não existem) (?:\S{1,30} ){0,2}?(?:mensage(?:m|ns)|eventos?|tarefas?|compromissos?|arquivos?|ficheiros?|documentos?|pedidos?|ofertas?|artigos?|produtos?|clientes?|comentários?|e-?mails?|notificaç\S{2,4}|reservas?|faturas?|contatos?|contactos?|notas?|projetos?|voos?)(?: (?:nov|encontrad|pendent|disponíve)\S{1,3})?[.!]?$/i,
  /^(?:geen|er zijn geen) (?:\S{1,30} ){0,2}?(?:berichten|gebeurtenissen|taken|afspraken|bestanden|documenten|bestellingen|aanbiedingen|artikelen|producten|klanten|opmerkingen|e-?mails|meldingen|boekingen|facturen|contacten|notities|projecten|vluchten)(?: gevonden| beschikbaar)?[.!]?$/i,
  /^(?:inga|ingen|inget|ei) (?:\S{1,30} ){0,2}?(?:meddelanden|meldinger|beskeder|händelser|hendelser|begivenheder|uppgifter|oppgaver|opgaver|filer|dokument(?:er)?|beställningar|bestillinger|ordrer|produkter|kunder|kommentarer|möten|møter|møder|aviseringar|varsler|notifikationer|viestejä|tapahtumia|tehtäviä|tiedostoja|tilauksia)(?: (?:hittades|funnet|fundet))?[.!]?$/i,
  /^(?:brak|nie ma|żadn\S{1,3}) (?:\S{1,30} ){0,2}?(?:wiadomości|wydarzeń|zdarzeń|zadań|spotkań|plików|dokumentów|zamówień|ofert|artykułów|produktów|klientów|komentarzy|powiadomień|rezerwacji|faktur|kontaktów|notatek|projektów|lotów)[.!]?$/iu,
  /^(?:žádné|žiadne|nejsou žádné|nemáte žádné) (?:\S{1,30} ){0,2}?(?:zprávy|správy|události|udalosti|úkoly|úlohy|schůzky|soubory|súbory|dokumenty|objednávky|nabídky|ponuky|články|produkty|zákazníci|komentáře|oznámení|rezervace|faktury|kontakty|poznámky|projekty|lety)[.!]?$/iu,
  /^(?:nincs(?:enek)?|nu (?:există|aveți)|niciun|nicio) (?:\S{1,30} ){0,2}?(?:üzenet|esemény|feladat|fájl|dokumentum|rendelés|termék|mesaj|eveniment|sarcin|fișier|document|comenz|comand|produs)\S{0,5}[.!]?$/iu,
  /^(?:нет|немає|пока нет|у вас нет) (?:\S{1,30} ){0,2}?(?:сообщений|событий|задач|встреч|файлов|документов|заказов|предложений|статей|товаров|клиентов|комментариев|писем|уведомлений|бронирований|сч[её]тов|контактов|заметок|проектов|рейсов|повідомлень|подій|завдань|зустрічей|файлів|документів|замовлень|товарів|клієнтів|коментарів|листів|сповіщень)[.!]?$|^(?:\S{1,20} )?(?:сообщений|событий|задач|встреч|файлов|документов|заказов|писем|уведомлений|повідомлень|подій|завдань|файлів|замовлень) (?:нет|немає|не найдено|не знайдено)[.!]?$/iu,
  /^(?:hiç ?|herhangi bir )?(?:\S{1,20} )?(?:mesaj|etkinlik|görev|randevu|dosya|belge|sipariş|teklif|ürün|müşteri|yorum|e-?posta|bildirim|rezervasyon|fatura|kişi|not|proje|uçuş)(?:lar|ler)? (?:yok|bulunamadı|bulunmuyor|mevcut değil)[.!]?$/iu,
  /^(?:δεν υπάρχουν|κανένα|καμία|δεν έχετε) (?:\S{1,30} ){0,2}?(?:μηνύματα|μήνυμα|συμβάντα|εργασίες|αρχεία|έγγραφα|παραγγελίες|προϊόντα|ειδοποιήσεις)[.!]?$/iu,
  /^(?:لا توجد|لا يوجد|ليس لديك) (?:أي )?(?:\S{1,20} )?(?:رسائل|أحداث|مهام|مواعيد|ملفات|مستندات|طلبات|عروض|منتجات|عملاء|تعليقات|إشعارات|حجوزات|فواتير)(?: \S{1,20})?[.]?$|^(?:אין|לא נמצאו) (?:לך )?(?:הודעות|אירועים|משימות|פגישות|קבצים|מסמכים|הזמנות|מוצרים|לקוחות|תגובות|התראות)(?: \S{1,20})?[.]?$|^هیچ \S{1,20}ی? (?:یافت نشد|وجود ندارد)[.]?$/u,
  /^कोई (?:\S{1,20} )?(?:संदेश|घटना|कार्य|फ़ाइल|दस्तावेज़|ऑर्डर|उत्पाद|ग्राहक|टिप्पणी|सूचना) (?:नहीं|उपलब्ध नहीं)(?: है| मिला| मिली| हैं)?[।.]?$/u,
  /^(?:không có|chưa có) (?:\S{1,10} )?(?:tin nhắn|sự kiện|nhiệm vụ|công việc|tệp|tài liệu|đơn hàng|sản phẩm|khách hàng|bình luận|thông báo)(?: (?:nào|mới))?[.]?$|^(?:tidak ada|tiada|belum ada) (?:\S{1,20} )?(?:pesan|mesej|acara|tugas|berkas|fail|dokumen|pesanan|produk|pelanggan|komentar|komen|notifikasi|pemberitahuan)(?: \S{1,12})?[.]?$/iu,
  /^(?:没有|沒有|暂无|暫無|尚无|尚無|无|無)(?:任何|新的?|未读的?|未讀的?|更多|符合条件的|符合條件的|符合的|相关的?|相關的?|匹配的?)?(?:消息|訊息|通知|邮件|郵件|事件|任务|任務|日程|会议|會議|文件|檔案|订单|訂單|商品|产品|產品|客户|客戶|评论|評論|预订|預訂|发票|發票|联系人|聯絡人|项目|項目|活动|活動|航班|内容|內容)[。.!！]?$/u,
];

/** Whether the whole text says that there is nothing: "None", "No results found for x", "Keine Ergebnisse". */
export function saysNothing(text: string): boolean {
  const whole = text.trim();
  if (whole.length > longest) return false;
  return [nothing, ...english, ...elsewhere, ...noneOf, ...listed].some((pattern) => pattern.test(whole));
}
