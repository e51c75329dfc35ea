// German.
import type { Language } from './language.ts';

export const german: Language = {
  code: 'de',
  common:
    'der die das den dem des ein eine einen einem einer eines und oder zu im in an am auf fur mit bei von vom aus ist sind ' +
    'war waren wird werden es dies diese dieser dieses sie ihr ihre wir uns ich mein er hat haben hatte kann konnte soll ' +
    'nicht kein keine welche welcher welches was wie wer wann wo bitte auch noch schon nur als wenn dann nach um uber gibt ' +
    'zum zur beim ins steht man mir dir mich',
  numbers:
    '0: null; 1: eins, ein, eine, einen, einem, einer; 2: zwei, zwo; 3: drei; 4: vier; 5: funf, fuenf; 6: sechs; 7: sieben; ' +
    '8: acht; 9: neun; 10: zehn; 11: elf; 12: zwolf, zwoelf; 13: dreizehn; 14: vierzehn; 15: funfzehn; 16: sechzehn; ' +
    '17: siebzehn; 18: achtzehn; 19: neunzehn; 20: zwanzig; 30: dreissig; 40: vierzig; 50: funfzig; 60: sechzig; ' +
    '70: siebzig; 80: achtzig; 90: neunzig; 1.5: anderthalb, eineinhalb; 2.5: zweieinhalb; 3.5: dreieinhalb',
  scales:
    '100: hundert; 1000: tausend, tsd; 1000000: million, millionen, mio; 1000000000: milliarde, milliarden, mrd; ' +
    '12: dutzend; 2: paar',
  joined: true,
  numberAnd: 'und',
  articles: 'ein eine einen einem einer',
  ordinals:
    '1: erste, ersten, erster, erstes; 2: zweite, zweiten, zweiter, zweites; 3: dritte, dritten, dritter, drittes; ' +
    '4: vierte, vierten, vierter; 5: funfte, funften; 6: sechste, sechsten; 7: siebte, siebten; 8: achte, achten; ' +
    '9: neunte, neunten; 10: zehnte, zehnten; 11: elfte, elften; 12: zwolfte, zwolften',
  ordinalSuffixes: '',
  fractions:
    '0.5: halb, halbe, halben, halbes, die halfte, halfte; 0.25: ein viertel, viertel; 0.3333333333333333: ein drittel; ' +
    '0.6666666666666666: zwei drittel; 0.75: drei viertel, dreiviertel; 2: zweimal; 3: dreimal',
  andHalf: '0.5: und eine halbe, und ein halbes; 0.25: und eine viertel',
  minus: 'minus',
  belowZero: 'unter null',
  months:
    'januar janner jan,februar feb,marz mrz,april apr,mai,juni jun,juli jul,august aug,september sept sep,' +
    'oktober okt,november nov,dezember dez',
  weekdays:
    'montag montags mo,dienstag dienstags di,mittwoch mittwochs mi,donnerstag donnerstags do,freitag freitags fr,' +
    'samstag sonnabend samstags sa,sonntag sonntags so',
  units:
    's: sekunde, sekunden, sek; min: minute, minuten; h: stunde, stunden, std; d: tag, tage, tagen, nacht, nachte, nachten; ' +
    'wk: woche, wochen; mo: monat, monate, monaten; yr: jahr, jahre, jahren; decade: jahrzehnt; qtr: quartal, quartale; ' +
    '%: prozent; celsius: grad celsius, celsius; fahrenheit: grad fahrenheit, fahrenheit; degree: grad; km: kilometer, ' +
    'kilometern; m: meter, metern; cm: zentimeter; mm: millimeter; mi: meile, meilen; kg: kilogramm, kilo; g: gramm; ' +
    't: tonne, tonnen; lb: pfund; l: liter, litern; km/h: kilometer pro stunde, stundenkilometer, kilometern pro stunde; ' +
    'ha: hektar; m2: quadratmeter; kWh: kilowattstunden; bp: basispunkte',
  currencies:
    'EUR: euro, euros; USD: dollar, us dollar; GBP: pfund, britische pfund, pfund sterling; CHF: franken, schweizer franken; ' +
    'JPY: yen; CNY: yuan; SEK: schwedische kronen; NOK: norwegische kronen; DKK: danische kronen; SEK NOK DKK CZK ISK: kronen; ' +
    'PLN: zloty; EUR/100: cent; CHF/100: rappen',
  approximations: {
    about: 'etwa,ungefahr,rund,circa,ca,zirka,um die,gut und gern,schatzungsweise,an die,in etwa',
    under: 'knapp,fast,beinahe,knapp unter,etwas unter,nahezu',
    over: 'gut,etwas uber,knapp uber,etwas mehr als',
  },
  dates: {
    days: '0: heute, heute abend, heute nacht; 1: morgen, morgen fruh; -1: gestern; 2: ubermorgen; -2: vorgestern',
    next: 'nachste,nachsten,nachster,nachstes,kommende,kommenden,kommender',
    last: 'letzte,letzten,letzter,letztes,vergangene,vergangenen,vorige,vorigen',
    current: 'diese,diesen,dieser,dieses,diesem',
    ago: '',
    agoBefore: 'vor',
    ahead: 'in',
    fromNow: '',
    early: 'anfang',
    mid: 'mitte',
    late: 'ende',
    startOf: 'beginn des,anfang des,beginn',
    endOf: 'ende des',
    since: 'seit,ab,von,vom',
    until: 'bis,bis zum,vor',
    of: 'des von',
    rangeTo: 'bis und',
    weekend: 'wochenende',
    quarter: 'quartal',
    before: 'im in seit ab bis von vor nach fur anfang mitte ende und',
  },
  clock: {
    named: '12: mittag, mittags; 0: mitternacht',
    oclock: 'uhr',
    past: 'nach',
    to: 'vor',
    halfPast: '',
    halfBefore: 'halb',
    quarter: 'viertel',
    morning: 'morgens,am morgen,vormittags,am vormittag,fruh',
    afternoon: 'nachmittags,am nachmittag,abends,am abend,nachts',
    at: 'um,ab,gegen',
  },
  negations:
    'nicht kein keine keinen keinem keiner keines nie niemals nichts niemand weder noch ohne fehlt fehlen keinerlei',
  yes: 'ja,jawohl,doch',
  no: 'nein,noch nicht',
  openers: 'nehmen nimm buchen bitte hier leider aktuell derzeit hallo danke zeige liste finde suche',
  whether: 'ist sind war waren hat haben wird werden kann konnen gibt soll darf ob habe bin hast haben',
  clauseStarts: 'aber wahrend obwohl jedoch sondern weil da der die und oder sodass',
  relations: [
    [
      'min price',
      'gunstigste,gunstigsten,gunstigster,gunstigstes,billigste,billigsten,preiswerteste,preiswertesten',
    ],
    ['max price', 'teuerste,teuersten,teuerster,teuerstes'],
    ['min date|min time', 'fruheste,fruhesten,erste,ersten,erster,erstes'],
    ['max date|max time', 'letzte,letzten,letzter,letztes,spateste,spatesten'],
    ['max date|min age', 'neueste,neuesten,neuester,neuestes,jungste,jungsten'],
    ['min date|max age', 'alteste,altesten,altester,altestes'],
    ['max duration|max length|max distance', 'langste,langsten,langster,langstes'],
    ['min duration|min length|min distance', 'kurzeste,kurzesten,kurzester'],
    ['min duration|max speed', 'schnellste,schnellsten'],
    ['max', 'hochste,hochsten,hochster,hochstes,grosste,grossten,grosster,grosstes'],
    ['min', 'niedrigste,niedrigsten,kleinste,kleinsten,geringste,geringsten'],
    ['max temperature', 'warmste,warmsten,heisseste'],
    ['min temperature', 'kalteste,kaltesten'],
    ['max rating|min price', 'beste,besten,bester,bestes'],
    ['min distance', 'nachstgelegene,nachstgelegenen'],
    ['< price', 'gunstiger,billiger,preiswerter'],
    ['> price', 'teurer'],
    ['< date|< time', 'fruher'],
    ['> date|> time', 'spater'],
    ['> duration|> length', 'langer'],
    ['< duration|< length', 'kurzer'],
    ['>', 'mehr als,grosser als,grosser,hoher,hoher als,uber'],
    ['<', 'weniger als,weniger,kleiner als,kleiner,niedriger,unter'],
    ['>=', 'mindestens,wenigstens,nicht weniger als,oder mehr'],
    ['<=', 'hochstens,maximal,nicht mehr als,bis zu'],
    ['=', 'gleich,genau,dieselbe,dasselbe,derselbe,dieselben,genauso'],
    ['!=', 'verschieden,unterschiedlich,unterschiedliche'],
    ['all', 'alle,allen,aller,jede,jeder,jedes,jeden,jedem,samtliche,alles'],
    ['all 2', 'beide,beiden,beides'],
    ['only', 'nur,einzige,einzigen,einziger,einziges,ausschliesslich,lediglich'],
    [
      'none',
      'kein,keine,keinen,keiner,keines,keinem,nichts,niemand,kein einziger,keine einzige,kein einziges',
    ],
    ['none 2', 'weder,keiner von beiden,keine von beiden'],
    ['most', 'die meisten,meisten,mehrheit,meist'],
    ['~some', 'einige,manche,mehrere'],
    ['times 0.5', 'die halfte,halb so,halfte'],
    ['times 2', 'doppelt,doppelt so,das doppelte,zweimal'],
    ['sum', 'insgesamt,zusammen,gesamt,in summe,summe,alles in allem'],
    ['average', 'durchschnittlich,im durchschnitt,im schnitt,mittel,durchschnitt'],
    ['difference', 'unterschied,differenz,spart,sparen'],
    ['~!=', 'andere,anderer,anderes,weitere,weiterer'],
  ],
  idioms:
    '24/7,einer davon,eine davon,eines davon,auf den ersten blick,zum einen,zum anderen,erst einmal,ein bisschen,ein wenig,' +
    'einen moment,einen augenblick,auf keinen fall,kein problem,keine sorge,vor allem,alles klar,alles gute,alles in ordnung,' +
    'auf jeden fall,jederzeit,noch einmal,auf einmal,nicht nur,mehr oder weniger,unter anderem,uber nacht,nach wie vor,' +
    'letzten endes,in erster linie,unter vertrag,nicht mehr,nichts zu danken',
  abbreviations:
    'dr prof hr fr nr st str ca bzw usw z.b d.h u.a o.a inkl exkl evtl ggf mio mrd tel abs art bd jan feb mrz apr jun jul ' +
    'aug sep sept okt nov dez mo di mi do sa so std min max vgl',
  endings:
    'ungen ung lichen liche lich ischen ische isch igen ige ig enden ende ern em en er es st te ten et e n s t',
  irregular:
    'bezahlt bezahlen zahlen zahlung,verloren verlieren verlust,gewonnen gewinnen gewinn,gesendet senden,offen offene ' +
    'offener offenen,geschlossen schliessen,geliefert liefern lieferung,storniert stornieren stornierung,' +
    'bestellt bestellen bestellung bestellungen,verhandlung verhandeln verhandlungen,regen regnet regnen regnerisch',
};
