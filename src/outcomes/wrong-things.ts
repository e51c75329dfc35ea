// Complaints by their parts, in many languages: a technical thing, and what is wrong with it. "Die Sitzung ist abgelaufen"
// complains, "Der Vertrag ist abgelaufen" does not.

const stem = (stems: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])(?:${stems})`, 'iu');

/** What is technical, and what is wrong with it: both stand in a complaint, in whatever order. */
const pairs: readonly (readonly [RegExp, RegExp])[] = [
  // German
  [
    stem(
      'befehl|kommando|server|dienst|verbindung|anfrage|abfrage|schlüssel|sitzung|funktion|datei|daten|datenbank|konto|zugang|zugriff|anmeldung|parameter|eingabe|format|passwort|kennwort|token|ressource|schnittstelle|vorgang|methode|aufruf|speicher|netzwerk|zertifikat|abruf',
    ),
    stem(
      'abgelaufen|abgebrochen|unterbrochen|gescheitert|fehlgeschlagen|fehlt|gesperrt|getrennt|verweigert|abgelehnt|überschritten|ungültig|unbekannt|fehlerhaft|voll\\b|beschädigt|deaktiviert|ein problem|probleme?\\b|nicht (?:\\S+ )?(?:zur verfügung|geantwortet|antwortet|reagiert|unterstützt|lesbar|erlaubt|gefunden|vorhanden|möglich|autorisiert|erreicht|geladen|hergestellt|aufgebaut|durchgeführt|ausgeführt)',
    ),
  ],
  // French
  [
    stem(
      "commande|serveur|service|connexion|requête|clé|session|fonction|fichier|données|base|compte|accès|paramètre|format|mot de passe|jeton|ressource|opération|méthode|mémoire|réseau|certificat|réponse|l['’]api|vous devez",
    ),
    stem(
      "expirée?|interrompue?|échoué|manque|manquante?|bloquée?|refusée?|rejetée?|dépassée?|invalide|inconnue?|incorrecte?|corrompue?|désactivée?|indisponible|inaccessible|n['’]a pas (?:pu|répondu|abouti)|ne répond pas|n['’]est pas (?:disponible|valide|prise?|autorisée?|supportée?)|(?:être|pas) (?:connectée?|authentifiée?|identifiée?)",
    ),
  ],
  // Spanish
  [
    stem(
      'comando|servidor|servicio|conexión|solicitud|petición|consulta|clave|sesión|función|archivo|fichero|datos|cuenta|acceso|parámetro|formato|contraseña|token|recurso|operación|método|memoria|red\\b|certificado|autorización|autenticación|permiso',
    ),
    stem(
      'caducad[oa]|expirad[oa]|interrumpid[oa]|falló|fallid[oa]|falta\\b|faltante|bloquead[oa]|denegad[oa]|rechazad[oa]|superad[oa]|inválid[oa]|desconocid[oa]|incorrect[oa]|dañad[oa]|desactivad[oa]|inaccesible|no (?:fue|es|está|tiene[ns]?|se|responde|ha|pudo|respondió|hay)\\b',
    ),
  ],
  // Portuguese
  [
    stem(
      'comando|servidor|serviço|conexão|ligação|solicitação|requisição|consulta|chave|sessão|função|arquivo|ficheiro|dados|conta|acesso|parâmetro|formato|senha|token|recurso|operação|método|memória|rede\\b|certificado',
    ),
    stem(
      'expirad[oa]|expirou|interrompid[oa]|falhou|falta\\b|ausente|bloquead[oa]|negad[oa]|recusad[oa]|rejeitad[oa]|excedid[oa]|inválid[oa]|desconhecid[oa]|incorret[oa]|corrompid[oa]|desativad[oa]|indisponível|não (?:foi|é|está|respondeu|responde|pôde|pode)\\b',
    ),
  ],
  // Italian
  [
    stem(
      'comando|server|servizio|connession|connett|richiest|interrogazione|chiave|session|funzion|file\\b|dati\\b|account|accesso|parametro|formato|password|token|risors|operazione|metodo|memoria|rete\\b|certificato',
    ),
    stem(
      'scadut[oa]|interrott[oa]|fallit[oa]|mancante|manca\\b|bloccat[oa]|negat[oa]|rifiutat[oa]|superat[oa]|non valid|sconosciut[oa]|errat[oa]|corrott[oa]|disattivat[oa]|irraggiungibile|non (?:è|ha|risponde|può|si)\\b',
    ),
  ],
  // Dutch
  [
    stem(
      'commando|server|dienst|verbinding|aanvraag|verzoek|sleutel|sessie|functie|bestand|gegevens|database|account|toegang|parameter|wachtwoord|token|bron\\b|bewerking|certificaat',
    ),
    stem(
      'verlopen|verbroken|onderbroken|mislukt|ontbreekt|geblokkeerd|geweigerd|afgewezen|overschreden|ongeldig|onbekend|onjuist|beschadigd|uitgeschakeld|onbereikbaar|niet (?:beschikbaar|bereikbaar|ondersteund|toegestaan|geldig|gevonden)',
    ),
  ],
  // Nordic languages
  [
    stem(
      'server|tjänst|tjenest|anslutning|forbindelse|tilkobling|begäran|forespørsel|nyckel|nøkkel|nøgle|session|økt|sesjon|fil\\b|filen|data|konto|åtkomst|tilgang|adgang|token|palvelin|palvelu|yhteys|pyyntö|avain|istunto|tiedosto|parameter|parametri',
    ),
    stem(
      'gått ut|utløpt|udløbet|utgått|bruten|brutt|afbrudt|misslyckad|mislyk|saknas|mangler|blockerad|blokkert|blokeret|nekad|nektet|nægtet|avvis|överskrid|overskredet|ogiltig|ugyldig|okänd|ukjent|ukendt|vanhent|katke|epäonnistu|puuttuu|evätty|virheellinen|tuntematon|ei (?:vastaa|ole|voi)\\b',
    ),
  ],
  // Polish, Czech, Slovak
  [
    stem(
      'poleceni|serwer|usług|połączeni|żądani|zapytani|klucz|sesj|plik|dane\\b|kont|dostęp|parametr|hasł|token|zasób|operacj|server|služb|připojení|pripojenie|požadav|požiadavk|dotaz|klíč|kľúč|relac|soubor|súbor|přístup|prístup|heslo',
    ),
    stem(
      'wygas|przerwan|nie powiod|brakuj|zablokowan|odrzucon|odmówion|przekroczon|nieprawidłow|nieznan|uszkodzon|wyłączon|niedostępn|nie (?:odpowiada|działa|można|jest|udało)\\b|vypršel|přerušen|prerušen|selhal|zlyhal|chybí|chýba|zablokován|zamítnut|odmítnut|odmietnut|překročen|prekročen|neplatn|neznám|nedostupn|neodpov',
    ),
  ],
  // Hungarian, Romanian
  [
    stem(
      'szerver|kiszolgáló|szolgáltatás|kapcsolat|kérés|kulcs|munkamenet|fájl|adat|fiók|hozzáférés|paraméter|jelszó|token|a (?:kérés|munkamenet|kapcsolat|fájl)|serverul|serviciul|conexiunea|cererea|cheia|sesiunea|fișierul|datele|contul|accesul|parametrul|parola|tokenul',
    ),
    stem(
      'lejárt|megszakad|sikertelen|hiányzik|letilt|megtagad|elutasít|túllép|érvénytelen|ismeretlen|hibás|időtúllépés|nem (?:válaszol|elérhető|sikerült|található)|expirat|întrerupt|eșuat|lipsește|blocat|refuzat|respins|depășit|invalid|necunoscut|indisponibil|nu (?:este|răspunde|a putut|a fost)\\b',
    ),
  ],
  // Russian, Ukrainian, Bulgarian, Serbian
  [
    stem(
      "команд|сервер|сервис|сервіс|служб|соединени|з['’]єднанн|запрос|запит|ключ|сесси|сесі|файл|данн|дані|аккаунт|уч[её]тн|обліков|доступ|параметр|парол|токен|операци|ответ|заявк|връзк|везa",
    ),
    stem(
      'ист[её]к|прерван|перерван|разорван|не уда|не вда|отсутств|відсутн|заблокирован|заблокован|отказан|запрещ[её]н|заборонен|отклон[её]н|відхилен|превышен|перевищен|недействител|недійсн|неверн|невірн|неизвестн|невідом|поврежд|отключ[её]н|недоступ|нет ответа|не отвеча|не найден|закончил|изтек|истек',
    ),
  ],
  [stem('неизвестная|невідома|внутренняя|внутрішня|непредвиденная|системная'), stem('ошибка|помилка')],
  // Turkish, Greek
  [
    stem(
      'komut|sunucu|hizmet|servis|bağlantı|istek|isteğ|işlem|anahtar|oturum|dosya|veri|hesap|hesab|erişim|parametre|şifre|parola|token',
    ),
    stem(
      'doldu|sona erdi|kesildi|başarısız|eksik|engellen|reddedil|aşıldı|geçersiz|bilinmeyen|bozuk|zaman aşım|yanıt verm|ulaşılam|kullanılam|bulunam',
    ),
  ],
  [
    stem(
      'διακομιστ|υπηρεσ|σύνδεσ|αίτημα|αίτηση|κλειδί|συνεδρία|αρχείο|δεδομέν|λογαριασμ|πρόσβασ|παράμετρ|κωδικ',
    ),
    stem(
      'έληξε|λήξει|διακόπηκε|απέτυχε|λείπει|αποκλείστηκε|απορρίφθηκε|υπερβ|άκυρ|μη έγκυρ|άγνωστ|δεν (?:είναι|απαντά|ανταποκρ|βρέθηκε|ήταν)',
    ),
  ],
  // Arabic, Persian, Hebrew
  [
    /(?:أمر|خادم|خدمة|اتصال|طلب|مفتاح|جلسة|ملف|بيانات|حساب|وصول|معلمة|كلمة المرور|رمز|سرور|درخواست|کلید|نشست|فایل|حساب|دسترسی|رمز)/u,
    /(?:انتهت|انقطع|فشل|مفقود|محظور|مرفوض|تجاوز|غير|تعذر|لا يمكن|به پایان رسید|منقضی|قطع شد|ناموفق|نامعتبر|مسدود|رد شد|ممکن نیست|در دسترس نیست)/u,
  ],
  [
    /(?:שרת|שירות|חיבור|בקשה|מפתח|קובץ|נתונים|חשבון|גישה|פרמטר|סיסמ|אסימון)/u,
    /(?:פג|נותק|נכשל|חסר|נחסם|נדח|חרג|לא חוקי|לא תקי|שגוי|אינו זמין|לא זמין|לא נמצא|לא ניתן)/u,
  ],
  // Hindi, Bengali, Vietnamese, Indonesian and Malay, Thai
  [
    /(?:सर्वर|सेवा|कनेक्शन|अनुरोध|कुंजी|सत्र|फ़ाइल|डेटा|खाता|पहुँच|पैरामीटर|पासवर्ड|টোকেন|সার্ভার|সেশন|অনুরোধ|সংযোগ)/u,
    /(?:समाप्त हो|टूट गया|विफल|गायब|अवरुद्ध|अस्वीकृत|अमान्य|अज्ञात|उपलब्ध नहीं|अनुपलब्ध|ব্যর্থ|শেষ হয়েছে|অবৈধ)/u,
  ],
  [
    stem(
      'lệnh|máy chủ|dịch vụ|kết nối|yêu cầu|khóa|phiên|tệp|dữ liệu|tài khoản|truy cập|tham số|mật khẩu|token',
    ),
    stem(
      'hết hạn|bị (?:ngắt|chặn|từ chối|khóa|lỗi)|thất bại|thiếu|vượt quá|không (?:hợp lệ|phản hồi|khả dụng|tồn tại|thể|được)|quá thời gian',
    ),
  ],
  [
    stem(
      'perintah|server|layanan|koneksi|sambungan|permintaan|kunci|sesi|berkas|fail\\b|data\\b|akun|akaun|akses|parameter|kata sandi|token',
    ),
    stem(
      '(?:telah |sudah )?(?:berakhir|habis|kedaluwarsa|tamat)|terputus|gagal|hilang\\b|diblokir|disekat|ditolak|melebihi|tidak (?:valid|sah|tersedia|merespons|ditemukan|dapat|dikenal)',
    ),
  ],
  [
    /(?:เซิร์ฟเวอร์|บริการ|การเชื่อมต่อ|คำขอ|คีย์|เซสชัน|ไฟล์|ข้อมูล|บัญชี|การเข้าถึง|พารามิเตอร์|รหัสผ่าน|โทเค็น)/u,
    /(?:หมดอายุ|ขาดหาย|ล้มเหลว|ถูกบล็อก|ถูกปฏิเสธ|เกิน|ไม่ถูกต้อง|ไม่ตอบสนอง|ไม่พร้อม)/u,
  ],
  // Chinese, Japanese, Korean
  [
    /(?:命令|服务器?|伺服器|服務|连接|連接|連線|请求|請求|密钥|密鑰|会话|會話|登录|登入|文件|檔案|数据|數據|資料|账号|帳號|访问|存取|参数|參數|密码|密碼|令牌|接口|网络|網路|资源|資源|权限|權限|状态)/u,
    /(?:过期|過期|失效|中断|中斷|断开|斷開|失败|失敗|缺失|缺少|被锁|被鎖|封禁|拒绝|拒絕|超限|超过|超過|超出|无效|無效|未知|损坏|損壞|禁用|超时|逾時|不可达|无法|無法|出错|出錯|不存在|不支持)/u,
  ],
  [
    /(?:コマンド|サーバー?|サービス|接続|通信|リクエスト|要求|キー|セッション|ファイル|データ|アカウント|アクセス|パラメータ|パスワード|トークン|権限|ネットワーク|処理)/u,
    /(?:切れ|切断|失敗|不足|ブロック|拒否|超え|無効|不明|破損|無応答|できません|ませんでした|タイムアウト|不正)/u,
  ],
  [
    /(?:명령|서버|서비스|연결|요청|키|세션|파일|데이터|계정|접근|액세스|매개변수|비밀번호|토큰|권한|네트워크)/u,
    /(?:만료|끊어|끊겼|실패|누락|차단|거부|초과|유효하지|알 수 없|손상|오류|못했습니다|수 없습니다|없습니다|응답하지|확인해 주세요|시간 초과)/u,
  ],
];

/** Whether a sentence speaks of something technical, and says that it is wrong. */
export function saysThingIsWrong(text: string): boolean {
  return pairs.some(([thing, wrong]) => thing.test(text) && wrong.test(text));
}
