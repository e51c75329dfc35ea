// How tools say in other languages than English that a call has failed: by how such reports begin or end.

const patterns: readonly RegExp[] = [
  // German
  /^(?:fehler|ausnahme)(?:\s?\d{1,5})?(?:\s?:|\s[–-]\s|\s(?:beim?|in|im|während|aufgetreten|bei)\b|[.!]?$)/i,
  /^(?:leider |es )?(?:ist |trat )?(?:leider )?ein (?:\S{1,20} )?(?:fehler|problem) (?:ist )?(?:aufgetreten|auf|passiert)\b/i,
  /^(?:der )?(?:zugriff|zugang) (?:wurde |ist )?(?:verweigert|nicht erlaubt)/i,
  /^(?:nicht (?:autorisiert|angemeldet|berechtigt|gefunden)|keine (?:berechtigung|zugriffsrechte)|ungültige[rs]? \S|zeitüberschreitung|anmeldung erforderlich)/i,
  /\b(?:konnten?|kann|können) nicht [^.!?\n]{1,100} werden[.!]?$/i,
  /^(?:\S{1,40} ){0,4}(?:fehlgeschlagen|nicht gefunden|existiert nicht|nicht verfügbar|abgelaufen)[.!]?(?:$|:)/i,
  // French
  /^(?:l['’])?erreur(?:\s?\d{1,5})?(?:\s?:|\s(?:lors|pendant|interne|inconnue|inattendue|serveur|système|réseau)\b|[.!]?$)/i,
  /^(?:désolé, )?une erreur (?:\S{1,20} )?(?:est survenue|s['’]est produite|a été rencontrée)/i,
  /^impossible (?:de |d['’]|à )/i,
  /^(?:échec|echec) (?:de |du |d['’]|lors)/i,
  /^(?:accès|acces) (?:refusé|interdit|non autorisé)|^(?:non (?:autorisé|authentifié|trouvé))|^clé (?:d['’])?api (?:invalide|manquante|expirée)/i,
  /^(?:\S{1,40} ){1,5}(?:est )?(?:introuvable|non trouvée?s?|n['’]existe pas|n['’]a pas (?:pu être \S+|été trouvée?))[.!]?$/i,
  // Spanish
  /^error (?:al|en (?:el|la)|interno|inesperado|desconocido|de (?:red|conexi[oó]n|autenticaci[oó]n|servidor|validaci[oó]n))\b/i,
  /^(?:lo siento, )?(?:ha ocurrido|se ha producido|ocurri[oó]|se produjo|hubo) un (?:\S{1,20} )?(?:error|problema)/i,
  /^no se (?:pudo|pudieron|ha podido|han podido|puede|logr[oó])\b/i,
  /^(?:acceso (?:denegado|prohibido)|no autorizado|sin (?:permisos?|autorización)|fall[oó] (?:la|el|al)|clave (?:de )?api)/i,
  /^(?:\S{1,40} ){1,5}no (?:encontrad[oa]s?|existe|fue encontrad[oa])[.!]?$/i,
  // Portuguese
  /^erro(?:\s?:|\s(?:ao|na|no|interno|inesperado|desconhecido|de (?:rede|conexão|autenticação|servidor))\b|[.!]?$)/i,
  /^(?:ocorreu|houve|aconteceu) um (?:\S{1,20} )?(?:erro|problema)/i,
  /^não foi possível|^falha (?:ao|na|no|de)\b|^(?:acesso negado|não autorizado|sem permissão)/i,
  /^(?:\S{1,40} ){1,5}não (?:encontrad[oa]s?|existe|foi encontrad[oa])[.!]?$/i,
  // Italian
  /^errore(?:\s?\d{1,5})?(?:\s?:|\s(?:durante|nel|nella|interno|sconosciuto|imprevisto|del server|di (?:rete|connessione|autenticazione))\b|[.!]?$)/i,
  /^si è verificato un (?:\S{1,20} )?(?:errore|problema)|^impossibile \p{L}+(?:are|ere|ire|rsi)\b|^non è stato possibile|^accesso (?:negato|non autorizzato|vietato)/iu,
  /^(?:\S{1,40} ){1,5}non (?:trovat[oaie]|esiste|è stat[oa] trovat[oa])[.!]?$/i,
  // Dutch
  /^fout(?:\s?:|\s(?:bij|in|tijdens|opgetreden)\b|[.!]?$)|^er is (?:een (?:\S{1,20} )?fout opgetreden|iets (?:mis|fout)gegaan|iets (?:mis|fout) gegaan)/i,
  /^(?!.{0,200}\?)(?:kan|kon|kunnen) (?:\S{1,30} ){1,5}niet (?:\S{1,30} ?){1,3}[.!]?$|^toegang geweigerd|^niet (?:geautoriseerd|ingelogd|gevonden)/i,
  /^(?:\S{1,40} ){1,5}(?:niet gevonden|bestaat niet|mislukt)[.!]?$/i,
  /\b(?:kon|konden|kan|kunnen) niet worden \p{L}{3,30}[.!]?$/iu,
  // Swedish, Norwegian, Danish, Finnish
  /^(?:fel|feil|fejl)(?:\s?:|\s(?:vid|ved|under|i)\b|[.!]?$)|^(?:ett|en) (?:\S{1,20} )?(?:fel|feil|fejl) (?:har )?(?:inträff|uppst|oppst|opst)\p{L}+/iu,
  /^(?:det|der) (?:har )?(?:uppst[oå]\p{L}*|oppst\p{L}+|opst\p{L}+) (?:ett|et|en) (?:\S{1,20} )?(?:fel|feil|fejl)/iu,
  /^(?:kunde inte|kunne ikke|kunne ikkje|det gick inte att|det var ikke mulig|misslyckades|mislyktes)\b|^(?:åtkomst nekad|ingen tilgang|adgang nægtet|tilgang nektet)/i,
  /^(?:\S{1,40} ){1,5}(?:hittades inte|finns inte|(?:ble |blev )?ikke funnet|(?:blev )?ikke fundet|finnes ikke|findes ikke)[.!]?$/i,
  /^virhe(?:\s?:|\s?\d|[.!]?$)|^tapahtui (?:\S{1,20} )?virhe|(?:epäonnistui|ei löytynyt|ei ole olemassa)[.!]?$|^pääsy (?:evätty|kielletty)/i,
  // Polish, Czech, Slovak
  /^błąd(?:\s?:|\s(?:podczas|serwera|wewnętrzny|połączenia|sieci)|[.!]?$)|^wystąpił (?:\S{1,20} )?(?:błąd|problem)/i,
  /^nie (?:udało się|można|mogę|powiodło)|^(?:odmowa|brak) (?:dostępu|uprawnień|autoryzacji)/i,
  /^(?:\S{1,40} ){1,5}(?:nie istnieje|nie został[aoy]? znalezion\S{1,3}|nie znaleziono)[.!]?$|^nie znaleziono (?!wyników|danych)\S/i,
  /^chyba(?:\s?:|\s(?:při|pri|serveru)|[.!]?$)|^nepodařilo se|^nepodarilo sa|^(?:přístup|prístup) (?:odepřen|zamítnut|odmietnutý)|(?:nenalezen\p{L}{0,2}|neexistuje)[.!]?$/iu,
  // Russian, Ukrainian
  /^(?:ошибка|помилка)(?:\s?\d{1,5})?(?:\s?:|\s[–—-]\s|\s(?:при|сервера|сети|доступа|авторизации|подключения|под час|під)|[.!]?$)/iu,
  /^(?:произошла|возникла|случилась|сталася|виникла) (?:\S{1,30} )?(?:ошибка|помилка)/iu,
  /^(?:не удалось|не вдалося|невозможно|неможливо|не получилось)(?:\s|$)|^(?:доступ (?:запрещ[её]н|закрыт|заборонено)|нет (?:доступа|прав)|превышен[ао]? |неверный (?:ключ|токен|пароль))/iu,
  /^(?:\S{1,40} ){1,5}(?:не найден[аоы]?|не знайдено|не существует|не існує)[.!]?$/iu,
  // Turkish, Hungarian, Romanian, Greek
  /^hata(?:\s?:|[.!]?$)|^(?:bir |beklenmeyen |beklenmeyen bir |bir \S{1,20} )?hata (?:oluştu|meydana geldi)|\p{L}(?:amadı|emedi|namadı|nemedi)[.!]?$|(?:başarısız(?: oldu)?)[.!]?$|^erişim (?:reddedildi|engellendi)|^yetki(?:niz)? yok/iu,
  /^hiba(?:\s?:|\s(?:történt|a|az|lépett)\b|[.!]?$)|^nem sikerült|^hozzáférés megtagadva|nem található[.!]?$/i,
  /^eroare(?:\s?:|\s(?:la|de|internă)\b|[.!]?$)|^(?:nu s-a putut|nu am putut|acces (?:interzis|refuzat))|^a apărut o eroare/i,
  /^σφάλμα|^αποτυχία|^δεν (?:ήταν δυνατή|ήταν δυνατό|βρέθηκε|υπάρχει)|^προέκυψε σφάλμα/iu,
  // Chinese
  /^(?:发生|發生|出现|系统|系統|参数|參數|网络|網絡|网路|服务器|伺服器|内部|未知|认证|授权)?(?:错误|錯誤|异常|異常|故障)(?:[\s:：,，.。!！]|$)/u,
  /^\p{Script=Han}{0,12}(?:请求|請求|获取|取得|查询|查詢|连接|連接|連線|登录|登入|加载|載入|调用|呼叫|下载|下載|上传|上傳|解析|认证|認證|操作|验证|驗證|更新|创建|建立|读取|讀取|执行|執行|访问|搜索|搜尋|数据|資料|删除|刪除|保存|儲存|发送|發送)(?:失败|失敗|出错|出錯|异常|異常|超时|逾時|错误|錯誤)(?:[\s:：,，.。!！(（]|$)/u,
  /^(?:无法|無法|找不到|未找到|未能|没有权限|沒有權限|无权|無權|未授权|未授權|未登录|未登入|(?:请先登录|請先登入)(?!的)|权限不足|權限不足|拒绝访问|拒絕存取|系统繁忙|系統繁忙|无效的|無效的|缺少参数|缺少參數)/u,
  /^\S{1,30}(?:不存在|未找到|已过期|已過期)[.。!！]?$/u,
  // Japanese
  /^\S{0,20}(?:エラー|例外)(?:が(?:発生|起き)|です|[\s:：]|$)|(?:失敗しました|できません(?:でした)?|見つかりません(?:でした)?|存在しません|権限がありません|許可されていません|タイムアウトしました|無効です)[。.!！]?(?:$|[:：])/u,
  // Korean
  /^\S{0,20}(?:오류|에러)(?:가 발생|입니다|[\s:：]{1,2}\S|[.]?$)|(?:실패했습니다|실패하였습니다|할 수 없습니다|될 수 없습니다|찾을 수 없습니다|존재하지 않습니다|권한이 없습니다|유효하지 않습니다|만료되었습니다)[.]?(?:$|:)/u,
  // Arabic, Hebrew, Persian
  /^(?:حدث |خطأ|حصل )(?:خطأ)?(?:\s?:|\s(?:أثناء|في)|[.]?$)|^(?:فشل|فشلت|تعذر|تعذّر|لا يمكن|لم يتم العثور|تم رفض|غير مصرح)(?:\s|$)|غير موجود[.]?$/u,
  /^(?:שגיאה|אירעה שגיאה)(?:\s?:|\s|[.]?$)|^(?:נכשל|לא ניתן|אין הרשאה|הגישה נדחתה)|לא נמצא[הו]?[.]?$|^(?:خطا|خطایی)(?:\s?:|\s|$)|(?:یافت نشد|ناموفق بود)[.]?$/u,
  // What requests, connections and keys are said to be, by language
  /^(?:interner |allgemeiner |unbekannter )?(?:server|system|netzwerk|datenbank|verbindungs|eingabe)fehler(?:\s?:|[.!]?$)/i,
  /^délai (?:d['’]attente )?dépassé|^(?:la |l['’])?(?:requête|connexion|opération|demande|authentification) (?:a échoué|(?:est |a été )?(?:refusée|expirée|perdue|interrompue))|^paramètre (?:\S{1,30} )?manquant/i,
  /^tiempo de espera agotado|^(?:la )?(?:solicitud|petición|operación|conexión) (?:ha fallado|falló|fue rechazada|rechazada)|^faltan? (?:el|la|los|las) |^no se encontr(?:ó|aron) (?:el|la|los|las) /i,
  /^tempo (?:limite )?esgotado|^chave (?:d[ae] )?api (?:inválida|ausente|expirada)|^(?:a )?(?:solicitação|requisição|operação|conexão) (?:falhou|foi recusada)|^parâmetro (?:\S{1,30} )?(?:ausente|em falta)/i,
  /^(?:la )?(?:richiesta|operazione|connessione|autenticazione) (?:non riuscita|fallita|rifiutata)|^chiave api (?:non valida|mancante|scaduta)|^(?:tempo|sessione) scadut[oa]|^autorizzazione (?:negata|rifiutata)/i,
  /^ongeldige? \S|^verbinding (?:verbroken|geweigerd|mislukt)|^(?:ugyldig|ogiltig)\S{0,2} \S|^(?:\S{1,40} ){1,3}(?:misslyckades|mislyktes|mislykkedes|feilet)[.!]?$/i,
  /^sikertelen \S|^(?:η|το|ο) \S{2,30} απέτυχε|^yetkisiz \S|^गलती(?: हुई)?(?:\s?:|[।.]?$)|^permintaan gagal|^hitilafu /iu,
  /^(?:请求|连接|操作|响应)?超时[。.!！]?$|^(?:服务器|系统|网络|数据库|未知)\S{0,6}错误[。.!！]?$/u,
  // Hindi, Thai, Vietnamese, Indonesian and Malay
  /^त्रुटि(?:\s?:|\s|[।.]?$)|(?:विफल(?: रहा| हुआ)?|नहीं मिला|अस्वीकृत|नहीं (?:हो|किया जा|कर|जा) सक[ाीे])[।.]?$/u,
  /^(?:เกิด)?ข้อผิดพลาด|^(?:ไม่สามารถ|ไม่ได้รับอนุญาต|ไม่มีสิทธิ์)|ล้มเหลว$/u,
  /^lỗi(?:\s?:|\s(?:khi|máy|kết|không|hệ)\b|[.]?$)|^(?:không thể|đã xảy ra lỗi|có lỗi xảy ra|truy cập bị từ chối)|(?:thất bại|không tồn tại)[.]?$/iu,
  /^(?:kesalahan|galat|ralat)(?:\s?:|[.]?$)|^(?:terjadi|berlaku) (?:kesalahan|ralat|galat)|^(?:gagal|tidak dapat|tidak bisa|tidak boleh) \p{L}|^akses ditolak|tidak ditemukan[.]?$/iu,
];

/** What a thing is said to be, what there are no rights to, and what has run out: by language. */
const sentences: readonly RegExp[] = [
  // German
  /^(?:der|die|das|ihre?|dieser?|dieses) (?:\S{1,40} ){0,3}?\S{0,30}(?:dienst|server|service|api|schnittstelle|system|seite|datenbank|konto|funktion|anwendung)\S{0,3} (?:ist|sind) (?:\S{1,20} ){0,2}(?:nicht (?:verfügbar|erreichbar)|offline|überlastet|gesperrt|deaktiviert|in wartung|außer betrieb)\b/i,
  /\b(?:sie haben|du hast|ihnen fehl(?:t|en)|dir fehl(?:t|en)|es fehl(?:t|en)|hat) (?:\S{1,20} ){0,4}?(?:keinen?|keine|nicht genügend|nicht die|unzureichende|die) (?:\S{1,20} ){0,2}\S{0,20}(?:berechtigung(?:en)?|rechte|zugriff|zugriffsrechte?|zugang)\b|^sie (?:müssen|haben) sich (?:zuerst |nicht )?(?:an(?:ge)?melde[nt])/i,
  /^(?:\S{1,40} ){1,8}(?:existier(?:t|en) nicht|(?:wurde|wurden|konnte|ist|sind) nicht (?:gefunden|vorhanden)(?: werden)?|gibt es nicht)[.!]?$/i,
  /^(?:der|die|das|ihre?) (?:\S{1,40} ){1,5}(?:ist|sind) (?:ungültig|falsch|abgelaufen|leer|erforderlich|nicht (?:gültig|erlaubt|zulässig)|zu (?:lang|kurz|groß))[.!]?$/i,
  /\b(?:limit|kontingent|grenze|anzahl|guthaben) (?:\S{1,30} ){0,4}(?:überschritten|erreicht|aufgebraucht|erschöpft)[.!]?$|^zu viele (?:anfragen|aufrufe|versuche)/i,
  // French
  /^(?:le |la |l['’]|notre |ce |cette )?(?:\S{1,30} ){0,4}?(?:services?|serveur|api|site|système|base de données|plateforme|compte|fonctionnalité) (?:\S{1,30} ){0,3}?(?:est|n['’]est pas|ne répond) (?:\S{1,20} ){0,2}?(?:indisponible|disponible|inaccessible|joignable|hors ligne|en maintenance|surchargée?|désactivée?|bloquée?|pas)\b/i,
  /\bvous (?:n['’]avez pas|ne disposez pas|n['’]êtes pas|devez|manquez) (?:\S{1,20} ){0,4}?(?:droits?|permissions?|autorisations?|accès|autorisée?|authentifiée?|connectée?|connecter)\b|^droits? insuffisants?|^(?:authentification|connexion|autorisation) (?:requise|nécessaire)/i,
  /^(?:le |la |l['’]|les |votre )(?:\S{1,40} ){1,6}(?:(?:est|sont) (?:invalides?|incorrecte?s?|obligatoires?|manquante?s?|requise?s?|expirée?s?|vides?)|n['’](?:est|existent?|a) (?:pas|plus)(?: (?:valides?|autorisée?s?|été trouvée?s?))?)[.!]?$/i,
  /^(?:le |la |votre )?(?:quota|limite|plafond)\b.{0,60}\b(?:dépassée?|atteinte?|épuisée?)[.!]?$|^trop de (?:requêtes|tentatives|demandes)/i,
  // Spanish
  /^(?:el |la |los |nuestro |este |esta )?(?:\S{1,30} ){0,3}?(?:servicio|servidor|api|sitio|sistema|base de datos|plataforma|cuenta|función) (?:\S{1,30} ){0,3}?(?:no (?:está disponible|responde)|está (?:\S{1,20} )?(?:caíd[oa]|fuera de servicio|en mantenimiento|saturad[oa]|desactivad[oa]|bloquead[oa]))\b/i,
  /\b(?:no tiene[ns]?|usted no tiene|no dispone[ns]?|no está[ns]?|debe[ns]?) (?:\S{1,20} ){0,4}?(?:permisos?|acceso|autorización|autorizad[oa]|privilegios|iniciar sesión|autenticad[oa])\b|^permisos? insuficientes?|^autenticación (?:requerida|necesaria)/i,
  /^(?:el |la |los |las |su )(?:\S{1,40} ){1,6}(?:no (?:es|son) (?:válid|correct|permitid)[oa]s?|(?:es|son) (?:inválid|incorrect|obligatori|requerid)[oa]s?|ha (?:caducado|expirado)|no existen?)[.!]?$|^no existe (?:ning[uú]n|el|la|un)/i,
  /^(?:se (?:ha )?(?:agot[oóa]|superado?|super[oó]|alcanz[oóa]|excedi[oód])\S{0,3}) (?:el|la|su) (?:tiempo|límite|cuota|saldo|cupo)\b|^demasiad[ao]s (?:solicitudes|peticiones|intentos)|^tiempo de espera (?:\S{1,20} ){0,3}(?:agotado|superado|excedido)/i,
  // Portuguese and Italian
  /^(?:o |a |seu |sua )?(?:\S{1,30} ){0,3}?(?:serviço|servidor|api|site|sistema|banco de dados) (?:\S{1,30} ){0,3}?(?:não (?:está disponível|responde)|está (?:\S{1,20} )?(?:indisponível|fora do ar|em manutenção|sobrecarregado))/i,
  /\b(?:você )?(?:não tem|não possui|precisa) (?:\S{1,20} ){0,3}?(?:permissão|permissões|acesso|autorização|fazer login)|^(?:limite|cota) (?:\S{1,30} ){0,3}(?:excedid[oa]|atingid[oa])|^muitas (?:solicitações|requisições|tentativas)/i,
  /^(?:il |la |lo |l['’])?(?:\S{1,30} ){0,3}?(?:servizio|server|api|sito|sistema|database) (?:\S{1,30} ){0,3}?(?:non (?:è disponibile|risponde|è raggiungibile)|è (?:\S{1,20} )?(?:in manutenzione|offline|sovraccarico))/i,
  /\bnon (?:hai|ha|dispone|disponi|si dispone) (?:\S{1,20} ){0,4}?(?:permess[oi]|autorizzazion[ei]|access[oi]|diritti)\b|^(?:limite|quota) (?:\S{1,30} ){0,3}(?:superat[oa]|raggiunt[oa])|^troppe richieste/i,
  // Chinese, in texts so short that they say nothing else
  /^(?=.{1,40}$)(?:.{0,30}(?:被拒绝|被拒絕|请先登录|請先登入|请重新登录|請重新登入|请登录后|没有权限|沒有權限|无权限|無權限|权限不够|不支持(?:该|此|这))|.{0,12}(?:服务|服務|系统|系統|接口|网站|網站|服务器|伺服器).{0,8}(?:不可用|繁忙|维护中|維護中|未响应|无响应|無回應|暂停|已下线))/u,
  /^(?=.{1,40}$).{1,20}(?:格式|参数|參數|密码|密碼|账号|帳號|令牌|密钥|密鑰|签名|簽名|验证码|编号|日期|地址|类型)\S{0,4}(?:不正确|不正確|不合法|错误|錯誤|无效|無效|有误|有誤|已过期|已過期|不能为空|不能為空)[。.!！]?$/u,
  /^(?=.{1,40}$).{0,16}(?:次数|次數|额度|額度|配额|配額|余额|餘額|频率|頻率|请求|請求)\S{0,6}(?:超限|超出|超过|超過|已用完|用尽|已达上限|已達上限|过于频繁|過於頻繁|过多|過多|不足)/u,
  // Japanese
  /(?:権限|アクセス権|許可)(?:が|は)(?:ない|ありません|不足|必要)|(?:ログイン|認証)(?:が必要|してください)|(?:サーバー|サービス|システム)\S{0,12}(?:応答していません|応答がありません|利用できません|メンテナンス中|停止しています|混み合って)|(?:上限|制限|回数)(?:に達し|を超え)|(?:正しくありません|不正です|必須です|期限切れです)[。.]?$/u,
  // Korean and Russian
  /(?:권한이 (?:없|필요)|로그인이 필요|인증이 필요|서버가 응답하지|점검 중입니다|한도를 초과|요청이 너무 많|올바르지 않습니다|필수입니다)/u,
  /^(?:сервис|сервер|сайт|система|служба)\s.{0,40}(?:недоступ\S{1,4}|не отвечает|перегружен\S?|на обслуживании)|^(?:у вас |для этого )?(?:нет|недостаточно|не хватает) (?:\S{1,20} ){0,2}(?:прав|разрешений|доступа)|^(?:лимит|квота)\s.{0,40}(?:превышен\S?|исчерпан\S?)|^слишком много запросов|^необходимо (?:войти|авторизоваться)/iu,
];

/** Whether a short text in a language other than English reports that something has failed. */
export function saysFailureElsewhere(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text)) || sentences.some((sentence) => sentence.test(text));
}
