// What services say in their users' languages when a request cannot be served: that something went wrong, that one has to
// sign in, that a key or a format is invalid, that a limit is exceeded, that a server does not answer, that a parameter is
// missing. Each of these is enough in a sentence that says nothing else; whether it does is for the caller to see.

import { saysThingIsWrong } from './wrong-things.ts';

const words = (phrases: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${phrases})(?![\\p{L}\\p{M}])`, 'iu');

const few = '(?:\\S{1,30} ){0,3}?';

const spaced: readonly RegExp[] = [
  // German
  words(
    `(?:etwas|da) ist (?:leider )?(?:schief ?gelaufen|schief ?gegangen)|keine verbindung (?:zum|zur|mit|möglich)|bitte (?:melden sie sich|melde dich|loggen sie sich|logge dich) (?:erneut |zuerst |neu )?(?:an|ein)|(?:sie sind|du bist) nicht (?:angemeldet|eingeloggt|berechtigt)|(?:parameter|argument|feld|angabe|pflichtfeld|schlüssel|api-schlüssel|token) \\S{0,40} ?(?:fehlt|fehlen|ist erforderlich|ist ungültig|darf nicht leer sein)|${few}(?:anfragelimit|ratenlimit|limit|kontingent|quote|zeitlimit|höchstzahl) (?:\\S{1,20} )?(?:überschritten|erreicht|ausgeschöpft)|zu viele anfragen|(?:versuchen sie es|versuche es|probieren sie es) (?:später|bitte|erneut|noch einmal)|ungültige[rsn]? (?:\\S{1,30})`,
  ),
  // French
  words(
    "quelque chose s['’]est mal pass[ée]|veuillez (?:vous (?:re)?connecter|réessayer|vérifier|fournir|indiquer|préciser|renseigner)|(?:format|clé|jeton|paramètre|identifiant|adresse|date|valeur|requête|mot de passe)(?: (?:de|d['’]) ?\\S{1,20})? (?:est )?(?:non valide|invalide|incorrecte?|inconnue?|obligatoire|expirée?)|(?:quota|limite|délai|plafond) (?:\\S{1,20} ){0,3}?(?:dépassée?|atteinte?)|trop de requêtes|vous n['’]êtes pas (?:connecté|autorisé|authentifié)e?|(?:service|serveur) (?:\\S{1,20} )?indisponible",
  ),
  // Spanish
  words(
    'algo (?:salió|ha salido|fue) mal|(?:inicie|inicia) sesión|(?:límite|cuota|tiempo) (?:\\S{1,20} ){0,3}?(?:excedid[oa]|superad[oa]|agotad[oa]|alcanzad[oa])|(?:parámetro|formato|clave|token|contraseña|valor|fecha|solicitud|usuario|credenciales|argumento)s? (?:\\S{1,20} )?(?:no válid[oa]s?|inválid[oa]s?|incorrect[oa]s?|desconocid[oa]s?|obligatori[oa]s?|requerid[oa]s?|faltantes?)|(?:inténtelo|inténtalo|intente|intenta) (?:de nuevo|nuevamente|más tarde|otra vez)|servicio no disponible',
  ),
  // Portuguese
  words(
    'algo (?:deu|correu) (?:errado|mal)|(?:faça|inicie|efetue) (?:o )?(?:login|a sessão)|(?:serviço|servidor|sistema) (?:\\S{1,20} )?indisponível|(?:limite|cota|tempo) (?:\\S{1,20} ){0,3}?(?:excedid[oa]|atingid[oa]|esgotad[oa])|(?:parâmetro|formato|chave|token|senha|valor|data|solicitação|credenciais|argumento)s? (?:\\S{1,20} )?(?:inválid[oa]s?|incorret[oa]s?|obrigatóri[oa]s?|ausentes?)|tente novamente',
  ),
  // Italian
  words(
    "qualcosa è andato storto|(?:effettua|esegui|effettuare) (?:il )?(?:login|accesso|l['’]accesso)|(?:parametro|formato|chiave|token|password|valore|data|richiesta|credenziali|campo|argomento) (?:\\S{1,20} )?(?:è )?(?:non valid[oaie]|errat[oaie]|obbligatori[oa]|mancante|sconosciut[oa])|(?:limite|quota|tempo) (?:\\S{1,20} ){0,3}?(?:superat[oa]|raggiunt[oa]|scadut[oa])|servizio (?:\\S{1,20} )?non disponibile|riprova(?:re)? più tardi",
  ),
  // Dutch
  words(
    'er (?:ging|is) (?:\\S{1,20} )?iets (?:mis|fout|verkeerd)(?: ?gegaan)?|(?:reageert|antwoordt) niet|(?:u heeft|je hebt|u hebt) geen (?:toegang|rechten|toestemming|machtiging)|(?:log|meld) (?:eerst |opnieuw )?(?:in|aan) (?:om|eerst|opnieuw)|(?:limiet|quotum) (?:\\S{1,20} ){0,2}?(?:overschreden|bereikt)|(?:parameter|sleutel|veld|token|datum|formaat) (?:\\S{1,20} )?(?:ontbreekt|is verplicht|is ongeldig)|probeer het (?:later )?opnieuw',
  ),
  // Swedish, Norwegian, Danish, Finnish, Icelandic
  words(
    'något gick (?:fel|snett)|noe gikk galt|noget gik galt|jokin meni (?:pieleen|vikaan)|eitthvað fór úrskeiðis|(?:du|ni) (?:är|er) (?:inte|ikke) (?:inloggad|logget inn|logget ind|autentisert)|(?:logga in|logg inn|log ind|kirjaudu sisään)|(?:servern|tjänsten|serveren|tjenesten|palvelin|palvelu) (?:svarar inte|svarer ikke|är inte tillgänglig|er ikke tilgjengelig|er ikke tilgængelig|ei vastaa|ei ole käytettävissä)|försök igen(?: senare)?|prøv igjen(?: senere)?|prøv igen(?: senere)?|yritä (?:myöhemmin )?uudelleen|(?:virheellinen|puuttuva) \\S{2,30}|(?:du|ni) (?:har|saknar) (?:inte|ikke|inga|ingen)? ?(?:behörighet|tilgang|adgang|rettigheder|åtkomst|tillstånd)',
  ),
  // Polish, Czech, Slovak
  words(
    'coś poszło nie tak|(?:něco|niečo) se? ?(?:pokazilo|nepovedlo|nepodarilo)|nieprawidłow[ayeą] \\S{2,30}|neplatn[ýáé] \\S{2,30}|(?:zaloguj się|przihlaste se|přihlaste se|prihláste sa)|(?:serwer|usługa|serwis) (?:\\S{1,20} )?(?:nie odpowiada|nie działa|niedostępn[ay])|(?:server|služba) (?:\\S{1,20} )?(?:neodpovídá|neodpovedá|není dostupn[ýá]|nie je dostupn[ýá])|przekroczono (?:limit|czas|liczbę)|(?:překročen|prekročený) (?:\\S{1,20} )?limit|(?:nie masz|brakuje) (?:uprawnień|dostępu)|nemáte (?:oprávnění|oprávnenie|přístup|prístup)|brak(?:uje)? (?:wymaganego )?(?:parametru|klucza|tokenu|uprawnień)|spróbuj ponownie|zkuste to (?:znovu|později)',
  ),
  // Hungarian, Romanian, Croatian, Serbian, Slovenian, Bulgarian
  words(
    '(?:valami )?hiba (?:történt|lépett fel)|érvénytelen \\S{2,30}|kérjük,? (?:jelentkezzen be|próbálja)|a (?:szerver|kiszolgáló|szolgáltatás) nem (?:válaszol|elérhető)|nincs (?:jogosultság\\S{0,6}|hozzáférés\\S{0,6})|(?:eroare|ceva) (?:internă|neașteptată|nu a mers bine|de (?:server|rețea|conexiune))|(?:cheie|token|parametru|format|cerere) (?:\\S{1,20} )?(?:invalid[ăe]?|nevalid[ăe]?|lips[ăa])|nu aveți (?:permisiunea|acces|dreptul)|serverul nu răspunde|(?:došlo je do|dogodila se|pojavila se) (?:\\S{1,20} )?(?:greške|pogreške|greška|pogreška)|(?:prišlo je do|zgodila se je) (?:\\S{1,20} )?napak[ea]|(?:nevažeć|neispravan|neispravn|nevaljan|neveljav)\\S{0,3} \\S{2,30}|nemate (?:pristup|dozvolu|ovlasti|pravo)|(?:възникна|получи се) (?:\\S{1,20} )?грешка|нещо се обърка|(?:невалид|неправил)\\S{1,4} \\S{2,30}|(?:дошло је до|догодила се) (?:\\S{1,20} )?грешк[еа]',
  ),
  // Estonian, Latvian, Lithuanian
  words(
    'viga|midagi läks valesti|(?:tekkis|ilmnes) viga|ei leitud|kehtetu \\S{2,30}|(?:įvyko|iškilo) (?:\\S{1,20} )?klaida|netinkam\\S{1,3} \\S{2,30}|kažkas nepavyko|(?:radās|notika) (?:\\S{1,20} )?kļūda|nederīg\\S{1,2} \\S{2,30}|kaut kas nogāja greizi',
  ),
  // Russian, Ukrainian
  words(
    'что-то пошло не так|щось пішло не так|превышен\\S? (?:лимит|время|квота|число|количество)\\S{0,30}|перевищено (?:ліміт|час|кількість)|(?:неверн|недопустим|некорректн|недействительн|невірн|недійсн|некоректн)\\S{1,3} \\S{2,30}|(?:сервис|сервер|служба|сервіс) (?:\\S{1,20} )?недоступ\\S{1,4}|(?:войдите|авторизуйтесь|увійдіть)|вы не (?:авторизованы|вошли)|не указан\\S{0,2} (?:параметр|ключ|обязательный)\\S{0,30}|попробуйте (?:позже|ещ[её] раз|снова)|у вас нет (?:прав|доступа|разрешения)|спробуйте (?:пізніше|ще раз)',
  ),
  // Turkish, Azerbaijani, Greek
  words(
    'bir şeyler (?:ters|yanlış) (?:gitti|oldu)|geçersiz \\S{2,30}|lütfen (?:giriş yapın|oturum açın|(?:daha sonra )?tekrar deneyin)|(?:sunucu|hizmet|servis) (?:yanıt vermiyor|kullanılamıyor|şu anda \\S{2,30})|(?:limit|kota)\\S{0,4} (?:aşıldı|doldu)|(?:izniniz|yetkiniz|erişiminiz) yok|κάτι πήγε (?:στραβά|λάθος)|(?:μη έγκυρ|άκυρ)\\S{1,2} \\S{2,30}|δεν έχετε (?:δικαίωμα|πρόσβαση|άδεια)\\S{0,3}|ο διακομιστής δεν (?:ανταποκρίνεται|αποκρίνεται)|δοκιμάστε (?:ξανά|αργότερα)',
  ),
  // Arabic, Hebrew, Persian, Urdu
  words(
    'حدث خطأ(?: ما| غير متوقع)?|انتهت (?:مهلة|صلاحية)|(?:الخدمة|الخادم|الموقع|النظام) (?:غير متاحة?|لا يستجيب|متوقفة?)|غير (?:صالحة?|مصرح|متوفرة?|مسموح)|(?:يرجى|الرجاء) (?:تسجيل الدخول|المحاولة|إعادة)|ليس لديك (?:صلاحية|إذن|حق)|تم تجاوز (?:الحد|حد)|משהו השתבש|(?:לא חוקי|לא תקין|לא תקף|אינו תקין|פג תוקף|אינו זמין|לא זמין|אינו מגיב)|אין לך (?:הרשאה|גישה)|נסה (?:שוב|שנית)|יש להתחבר|(?:نامعتبر|معتبر نیست|در دسترس نیست|مجاز نیست|رخ داد|منقضی شده)(?: است)?|(?:لطفاً|لطفا) (?:وارد شوید|دوباره)|خرابی پیش آگئی|غلط ہے|دستیاب نہیں',
  ),
  // Hindi, Bengali, Tamil, Vietnamese, Indonesian and Malay, Tagalog, Swahili
  words(
    'कुछ गलत हो गया|(?:अमान्य|अवैध) \\S{2,30}|कृपया (?:लॉग इन|लॉगिन|पुनः|फिर)\\S{0,3}.{0,30}|(?:अनुमति|पहुँच) (?:नहीं|अस्वीकृत)|उपलब्ध नहीं|ব্যর্থ হয়েছে|(?:কিছু ভুল হয়েছে|ত্রুটি ঘটেছে|অবৈধ|অনুমতি নেই)|பிழை ஏற்பட்டது|không (?:có quyền|hợp lệ|khả dụng|phản hồi|tìm thấy|kết nối được)|(?:có|đã xảy ra) lỗi(?: xảy ra)?|vui lòng (?:đăng nhập|thử lại)|(?:vượt quá|hết) (?:giới hạn|hạn mức)|(?:layanan|server|servis|pelayan) (?:\\S{1,20} )?(?:tidak (?:tersedia|merespons|dapat diakses)|tak tersedia)(?: \\S{1,20}){0,3}|(?:tidak valid|tidak sah|ditolak|kedaluwarsa)|(?:silakan|sila) (?:masuk|login|log masuk|coba|cuba)\\S{0,10}|(?:anda )?tidak (?:memiliki|punya|mempunyai) (?:izin|akses|kebenaran|hak)|may nangyaring (?:mali|error)|hitilafu (?:imetokea|ya)',
  ),
];

const unspaced: readonly RegExp[] = [
  // Thai, Lao, Khmer, Burmese
  /(?:ไม่สามารถ|เกิดข้อผิดพลาด|ไม่ถูกต้อง|หมดอายุ|ไม่มีสิทธิ์|กรุณา(?:เข้าสู่ระบบ|ลองใหม่)|เกินขีดจำกัด|ไม่พร้อมใช้งาน|มีบางอย่างผิดพลาด)/u,
  // Chinese
  /(?:缺少(?:必要|必填|必需)?(?:的)?(?:参数|參數|字段|欄位)|必填|(?:密钥|密鑰|令牌|秘钥|签名|簽名)(?:无效|無效|错误|錯誤|已过期|已過期|不正确|不正確)|请求过于频繁|請求過於頻繁|请先登录|請先登入|账号(?:已|被)|帳號(?:已|被)(?:停用|封禁|锁定)|(?:余额|额度|配额)不足|服务器开小差|网络(?:不给力|异常|错误))/u,
  // Japanese
  /(?:エラーが発生|無効な|不正な|(?:不足|欠落)し(?:ています|ました)|必須(?:です|項目|パラメータ)|上限に達し|ログインして|時間をおいて|再度お試し|ご利用いただけません|メンテナンス中|応答がありません|権限がありません|問題が発生しました)/u,
  // Korean
  /(?:잘못된 (?:요청|접근|매개변수|값|형식|키|입력)|(?:유효|올바르|존재)하지 않|(?:한도|제한)(?:를|을)? ?초과|로그인이? ?(?:필요|하세요|해)|(?:문제|오류)가 발생|다시 시도해|권한이 없|(?:필수|누락)(?:된)? ?(?:항목|매개변수|값|입력)|점검 중|응답하지 않|연결할 수 없|만료되었)/u,
];

/** "Unknown error", "time is up", and the like: whole and short. */
const whole =
  /^(?:unbekannter fehler|erreur inconnue|error desconocido|erro desconhecido|errore sconosciuto|onbekende fout|okänt fel|ukjent feil|ukendt fejl|nieznany błąd|neznámá chyba|неизвестная ошибка|невідома помилка|bilinmeyen hata|άγνωστο σφάλμα|خطأ غير معروف|שגיאה לא ידועה|अज्ञात त्रुटि|lỗi không xác định|kesalahan tidak diketahui|不明なエラー|未知错误|未知錯誤|알 수 없는 오류|タイムアウト|시간 초과|超时|逾時|内部错误|서버 오류|zeitüberschreitung|délai dépassé|bitte (?:geben sie|gib|wählen sie|prüfen sie|überprüfen sie) .{1,60})[.!。]?$/iu;

/** That there is nothing wrong, in whatever language: it sounds like its opposite. */
const wellAgain =
  /\bkein(?:e|en|erlei)? (?:\S{1,20} )?(?:fehler|problem|warnung|sorge)|\b(?:aucune?s?|pas d['’]|pas de|sans) ?(?:erreur|problème|anomalie)|\b(?:ning[uú]n|no hay|sin|no se (?:encontraron|detectaron)) (?:error|problema)|\b(?:nenhum|sem|não há) (?:erro|problema)|\b(?:nessun|non ci sono|senza) (?:error|problem)|\bgeen (?:fout|problem)|\b(?:inga|ingen|uten|utan|uden) (?:fel|feil|fejl|problem)|\b(?:brak|nie znaleziono|bez) (?:błęd|problem)|žádné (?:chyby|problémy)|(?:ошибок|проблем|помилок) (?:нет|не (?:найдено|обнаружено|знайдено)|немає)|нет (?:ошибок|проблем)|hata(?:lar)?(?: bulunmadı| yok)|(?:没有|未|无|沒有|無)(?:发现|發現|检测到|任何)*(?:错误|錯誤|异常|異常|问题|問題|故障)|(?:エラー|問題|異常|不具合)(?:は|も|が)(?:ありません|なし|見つかりません|検出されません)|(?:오류|문제|에러)(?:가|는|도)? ?없|không (?:có|tìm thấy) lỗi|tidak ada (?:kesalahan|masalah|galat)|لا توجد أخطاء|אין שגיאות|कोई (?:त्रुटि|समस्या) नहीं|δεν βρέθηκαν σφάλματα|nincs(?:enek)? hib|(?:nicio|fără|nu există) eror|ei virheitä/iu;

/** Whether a text says that nothing is wrong. */
export function saysWell(text: string): boolean {
  return wellAgain.test(text);
}

/** Whether a sentence has in it what services say when a request cannot be served. */
export function complains(said: string): boolean {
  const text = said.replaceAll('İ', 'i');
  return (
    whole.test(text) || [...spaced, ...unspaced].some((phrase) => phrase.test(text)) || saysThingIsWrong(text)
  );
}
