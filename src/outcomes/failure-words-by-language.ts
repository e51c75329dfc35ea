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
  /^(?:无法|無法|找不到|未找到|未能|没有权限|沒有權限|无权|無權|未授权|未授權|未登录|未登入|请先登录|請先登入|权限不足|權限不足|拒绝访问|拒絕存取|系统繁忙|系統繁忙|无效的|無效的|缺少参数|缺少參數)/u,
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
  /^त्रुटि(?:\s?:|\s|[।.]?$)|(?:विफल(?: रहा| हुआ)?|नहीं मिला|अस्वीकृत)[।.]?$/u,
  /^(?:เกิด)?ข้อผิดพลาด|^(?:ไม่สามารถ|ไม่ได้รับอนุญาต|ไม่มีสิทธิ์)|ล้มเหลว$/u,
  /^lỗi(?:\s?:|\s(?:khi|máy|kết|không|hệ)\b|[.]?$)|^(?:không thể|đã xảy ra lỗi|có lỗi xảy ra|truy cập bị từ chối)|(?:thất bại|không tồn tại)[.]?$/iu,
  /^(?:kesalahan|galat|ralat)(?:\s?:|[.]?$)|^(?:terjadi|berlaku) (?:kesalahan|ralat|galat)|^(?:gagal|tidak dapat|tidak bisa|tidak boleh) \p{L}|^akses ditolak|tidak ditemukan[.]?$/iu,
];

/** Whether a short text in a language other than English reports that something has failed. */
export function saysFailureElsewhere(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
