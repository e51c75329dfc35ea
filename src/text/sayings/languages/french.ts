// French.
import type { Language } from './language.ts';

export const french: Language = {
  code: 'fr',
  common:
    'le la les l un une des de du d et ou a au aux en dans sur pour avec par est sont etait ete sera il elle ils elles on ' +
    'nous vous je tu ce cet cette ces son sa ses votre vos notre nos mon ma qui que quoi quel quelle quels quelles comment ' +
    'quand combien ne pas plus y se si mais donc s n qu c j chez avez avons ont ai suis merci bonjour aussi encore',
  numbers:
    '0: zero; 1: un, une; 2: deux; 3: trois; 4: quatre; 5: cinq; 6: six; 7: sept; 8: huit; 9: neuf; 10: dix; 11: onze; ' +
    '12: douze; 13: treize; 14: quatorze; 15: quinze; 16: seize; 20: vingt, vingts; 30: trente; 40: quarante; ' +
    '50: cinquante; 60: soixante; 70: septante; 80: huitante; 90: nonante',
  scales:
    '100: cent, cents; 1000: mille; 1000000: million, millions; 1000000000: milliard, milliards; 12: douzaine, douzaines; ' +
    '15: quinzaine; 20: vingtaine; 10: dizaine; 2: couple',
  numberAnd: 'et',
  articles: 'un une',
  ordinals:
    '1: premier, premiere, premiers, premieres; 2: deuxieme, second, seconde; 3: troisieme; 4: quatrieme; 5: cinquieme; ' +
    '6: sixieme; 7: septieme; 8: huitieme; 9: neuvieme; 10: dixieme',
  ordinalSuffixes: 'er ere e eme re nd nde',
  fractions:
    '0.5: demi, demie, la moitie, moitie; 0.25: un quart, quart; 0.3333333333333333: un tiers; 0.6666666666666666: deux ' +
    'tiers; 0.75: trois quarts; 2: deux fois; 3: trois fois',
  andHalf: '0.5: et demi, et demie; 0.25: et quart, et un quart',
  minus: 'moins',
  belowZero: 'en dessous de zero,sous zero',
  months:
    'janvier janv,fevrier fevr fev,mars,avril avr,mai,juin,juillet juil,aout,septembre sept,octobre oct,novembre nov,' +
    'decembre dec',
  weekdays:
    'lundi lundis,mardi mardis,mercredi mercredis,jeudi jeudis,vendredi vendredis,samedi samedis,dimanche dimanches',
  units:
    's: seconde, secondes; min: minute, minutes; h: heure, heures; d: jour, jours, nuit, nuits, nuitee, nuitees; ' +
    'wk: semaine, semaines; mo: mois; yr: an, ans, annee, annees; decade: decennie; qtr: trimestre, trimestres; ' +
    '%: pour cent, pourcent; celsius: degres celsius, celsius; fahrenheit: degres fahrenheit; degree: degre, degres; ' +
    'km: kilometre, kilometres; m: metre, metres; cm: centimetre, centimetres; mi: mille, milles; kg: kilogramme, ' +
    'kilogrammes, kilo, kilos; g: gramme, grammes; t: tonne, tonnes; l: litre, litres; km/h: kilometres heure, ' +
    'kilometres par heure, kilometres a l heure; B: octets, octet; KB: ko, kilooctets; MB: mo, megaoctets; GB: go, ' +
    'gigaoctets; ha: hectares; m2: metres carres',
  currencies:
    'EUR: euro, euros; USD: dollar, dollars, dollars americains; GBP: livre, livres, livres sterling; CHF: franc, francs, ' +
    'francs suisses, franc suisse; JPY: yen, yens; CNY: yuan, yuans; CAD: dollars canadiens; EUR/100: centime, centimes',
  approximations: {
    about: "environ,a peu pres,autour de,approximativement,quelque,aux alentours de,dans les,pres d'environ",
    under: 'presque,pres de,un peu moins de,juste en dessous de,juste moins de',
    over: 'un peu plus de,juste au dessus de,legerement plus de',
  },
  dates: {
    days: "0: aujourd'hui, aujourd hui, ce soir, ce matin; 1: demain; -1: hier; 2: apres demain, apres-demain; -2: avant hier, avant-hier",
    next: 'prochain,prochaine,prochains,prochaines',
    last: 'dernier,derniere,derniers,dernieres,passe,passee',
    current: 'ce,cet,cette',
    ago: '',
    agoBefore: 'il y a',
    ahead: 'dans,d ici,dans les',
    fromNow: '',
    early: 'debut,au debut de',
    mid: 'mi,la mi',
    late: 'fin',
    startOf: 'le debut de,debut de,le debut du',
    endOf: 'la fin de,fin de,la fin du',
    since: 'depuis,a partir de,des,du,a compter du',
    until: "jusqu'a,jusqu a,jusqu'en,jusqu au,avant,au",
    of: 'de du',
    rangeTo: 'au a et',
    weekend: 'week-end,weekend,week end',
    quarter: 'trimestre',
    before: 'en depuis de du avant apres jusque debut mi fin pour et',
  },
  clock: {
    named: '12: midi; 0: minuit',
    oclock: 'heures,heure,h',
    past: '',
    to: 'moins',
    halfPast: '',
    halfBefore: '',
    quarter: 'quart,le quart',
    morning: 'du matin',
    afternoon: "de l apres-midi,de l apres midi,de l'apres-midi,du soir",
    at: 'a,vers,des',
  },
  negations: 'pas ne n non jamais aucun aucune rien personne sans ni',
  yes: 'oui,si',
  no: 'non,pas encore',
  openers: 'prenez reservez voici voila bonjour merci actuellement malheureusement montre trouve liste',
  whether: 'est sont a ont y avez peut pouvez faut est-ce as-tu avons',
  clauseStarts: 'mais tandis alors bien cependant qui dont car parce et ou donc',
  relations: [
    ['min price', 'le moins cher,la moins chere,les moins chers,les moins cheres,moins cher,moins chere'],
    ['max price', 'le plus cher,la plus chere,les plus chers,les plus cheres'],
    ['min date|min time', 'le plus tot,premier,premiere,la plus ancienne'],
    ['max date|max time', 'dernier,derniere,le plus tard,la plus tardive'],
    ['max date|min age', 'le plus recent,la plus recente,les plus recents,les plus recentes'],
    ['min date|max age', 'le plus ancien,la plus ancienne,le plus vieux'],
    ['max duration|max length', 'le plus long,la plus longue'],
    ['min duration|min length', 'le plus court,la plus courte'],
    ['min duration|max speed', 'le plus rapide,la plus rapide'],
    ['max', 'le plus grand,la plus grande,le plus eleve,la plus elevee,le plus haut,maximum'],
    ['min', 'le plus petit,la plus petite,le plus bas,la plus basse,minimum'],
    ['max rating|min price', 'le meilleur,la meilleure,meilleur,meilleure'],
    ['min distance', 'le plus proche,la plus proche'],
    ['> price', 'plus cher,plus chere,plus chers,plus cheres'],
    ['< date|< time', 'plus tot'],
    ['> date|> time', 'plus tard'],
    ['> duration|> length', 'plus long,plus longue,plus longtemps'],
    ['>', 'plus de,plus que,superieur a,superieure a,au dessus de,depasse'],
    ['<', 'moins de,moins que,inferieur a,inferieure a,en dessous de'],
    ['>=', 'au moins,au minimum,pas moins de,ou plus'],
    ['<=', 'au plus,au maximum,pas plus de'],
    ['=', 'meme,egal,egale,identique,exactement'],
    ['!=', 'different,differente,differents'],
    ['all', 'tous,toutes,tout,toute,chaque'],
    ['all 2', 'les deux,tous les deux,toutes les deux'],
    ['only', 'seul,seule,seulement,uniquement,seuls,seules'],
    ['none', 'aucun,aucune,rien,personne,pas un seul,pas une seule'],
    ['none 2', 'ni l un ni l autre,aucun des deux,aucune des deux'],
    ['most', 'la plupart,la majorite'],
    ['~some', 'quelques,plusieurs,certains,certaines'],
    ['times 0.5', 'la moitie,moitie'],
    ['times 2', 'le double,double,deux fois'],
    ['sum', 'au total,en tout,ensemble,total,somme'],
    ['average', 'en moyenne,moyenne'],
    ['difference', 'difference,ecart,economise,economisez'],
    ['~!=', 'autre,autres'],
  ],
  idioms:
    '24/7,l un d eux,l une d elles,d une part,d autre part,au premier abord,un peu,un instant,un moment,tout de suite,tout a fait,' +
    'pas de probleme,aucun probleme,avant tout,en tout cas,tout va bien,plus ou moins,de plus,non seulement,une fois encore,' +
    'tout le monde,tous les jours,en premier lieu,pas de souci,de rien,tout simplement',
  abbreviations: 'm mm mme mlle dr st ste av bd env etc ex p.ex janv fevr avr juil sept oct nov dec tel art',
  endings: 'ements ement ations ation ions ion euses euse eurs eur ees ee es er ez ent ait s e x',
  irregular:
    'paye payer payee payes payees paiement,perdu perdue perdre perte,gagne gagner,ouvert ouverte ouverts ouvertes ouvrir,' +
    'ferme fermee fermer,livre livree livraison livrer,annule annulee annulation annuler,pluie pleut pleuvoir pluvieux',
};
