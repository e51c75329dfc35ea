// Spanish.
import type { Language } from './language.ts';

export const spanish: Language = {
  code: 'es',
  common:
    'el la los las un una unos unas de del y o a al en con por para es son era fue ha han hay que cual cuales quien como ' +
    'cuando donde cuanto cuantos cuanta cuantas no se su sus mi mis tu tus lo le les me te nos este esta estos estas ese ' +
    'esa esto si pero muy mas ya todavia tambien esta estan tiene tienen puede gracias hola desde hasta sobre',
  numbers:
    '0: cero; 1: uno, un, una; 2: dos; 3: tres; 4: cuatro; 5: cinco; 6: seis; 7: siete; 8: ocho; 9: nueve; 10: diez; ' +
    '11: once; 12: doce; 13: trece; 14: catorce; 15: quince; 16: dieciseis; 17: diecisiete; 18: dieciocho; 19: diecinueve; ' +
    '20: veinte; 21: veintiuno, veintiun, veintiuna; 22: veintidos; 23: veintitres; 24: veinticuatro; 25: veinticinco; ' +
    '26: veintiseis; 27: veintisiete; 28: veintiocho; 29: veintinueve; 30: treinta; 40: cuarenta; 50: cincuenta; ' +
    '60: sesenta; 70: setenta; 80: ochenta; 90: noventa; 100: cien, ciento; 200: doscientos, doscientas; ' +
    '300: trescientos, trescientas; 400: cuatrocientos, cuatrocientas; 500: quinientos, quinientas; ' +
    '600: seiscientos, seiscientas; 700: setecientos, setecientas; 800: ochocientos, ochocientas; ' +
    '900: novecientos, novecientas',
  scales: '1000: mil; 1000000: millon, millones; 12: docena, docenas; 2: par; 20: veintena; 10: decena',
  numberAnd: 'y',
  articles: 'un una',
  ordinals:
    '1: primer, primero, primera, primeros; 2: segundo, segunda; 3: tercer, tercero, tercera; 4: cuarto, cuarta; ' +
    '5: quinto, quinta; 6: sexto, sexta; 7: septimo, septima; 8: octavo, octava; 9: noveno, novena; 10: decimo, decima',
  ordinalSuffixes: 'o a er',
  fractions:
    '0.5: medio, media, la mitad, mitad; 0.25: un cuarto; 0.3333333333333333: un tercio; 0.6666666666666666: dos tercios; ' +
    '0.75: tres cuartos; 2: dos veces; 3: tres veces',
  andHalf: '0.5: y medio, y media; 0.25: y cuarto, y un cuarto',
  minus: 'menos',
  belowZero: 'bajo cero',
  months:
    'enero ene,febrero feb,marzo mar,abril abr,mayo,junio jun,julio jul,agosto ago,septiembre setiembre sept sep,' +
    'octubre oct,noviembre nov,diciembre dic',
  weekdays: 'lunes,martes,miercoles,jueves,viernes,sabado sabados,domingo domingos',
  units:
    's: segundo, segundos; min: minuto, minutos; h: hora, horas; d: dia, dias, noche, noches; wk: semana, semanas; ' +
    'mo: mes, meses; yr: ano, anos; decade: decada; qtr: trimestre, trimestres; %: por ciento, porciento; ' +
    'celsius: grados celsius, celsius; fahrenheit: grados fahrenheit; degree: grado, grados; km: kilometro, kilometros; ' +
    'm: metro, metros; cm: centimetros; mi: milla, millas; kg: kilogramo, kilogramos, kilo, kilos; g: gramo, gramos; ' +
    't: tonelada, toneladas; lb: libras; l: litro, litros; km/h: kilometros por hora; ha: hectareas; m2: metros cuadrados',
  currencies:
    'EUR: euro, euros; USD: dolar, dolares, dolares estadounidenses; GBP: libra, libras, libras esterlinas; ' +
    'CHF: franco, francos, francos suizos; JPY: yen, yenes; MXN ARS CLP COP: peso, pesos; MXN: pesos mexicanos; ' +
    'BRL: real, reales; EUR/100: centimos, centimo',
  approximations: {
    about: 'aproximadamente,unos,unas,alrededor de,cerca de,mas o menos,en torno a,aprox',
    under: 'casi,poco menos de,algo menos de,justo por debajo de',
    over: 'poco mas de,algo mas de,un poco mas de,justo por encima de',
  },
  dates: {
    days: '0: hoy, esta noche, esta manana, esta tarde; 1: manana; -1: ayer; 2: pasado manana; -2: anteayer, antes de ayer',
    next: 'proximo,proxima,proximos,proximas,que viene',
    last: 'pasado,pasada,ultimo,ultima,ultimos,ultimas',
    current: 'este,esta',
    ago: '',
    agoBefore: 'hace',
    ahead: 'en,dentro de',
    fromNow: '',
    early: 'principios de,comienzos de,inicios de,a principios de',
    mid: 'mediados de,a mediados de',
    late: 'finales de,a finales de,fines de',
    startOf: 'el principio de,el comienzo de,el inicio de',
    endOf: 'el final de,final de,el fin de',
    since: 'desde,a partir de,desde el',
    until: 'hasta,antes de,hasta el',
    of: 'de del',
    rangeTo: 'al a y hasta',
    weekend: 'fin de semana',
    quarter: 'trimestre',
    before: 'en desde de hasta para antes despues y',
  },
  clock: {
    named: '12: mediodia; 0: medianoche',
    oclock: 'en punto',
    past: 'y',
    to: 'menos',
    halfPast: '',
    halfBefore: '',
    quarter: 'cuarto',
    morning: 'de la manana,de la madrugada',
    afternoon: 'de la tarde,de la noche',
    at: 'a las,a la,las',
  },
  negations: 'no nunca jamas ningun ninguno ninguna nada nadie sin ni tampoco',
  yes: 'si',
  no: 'no,aun no,todavia no',
  openers: 'tome reserve aqui hola gracias actualmente lamentablemente muestra busca lista',
  whether: 'es son esta estan hay tiene tienen puede pueden ha han si acaso',
  clauseStarts: 'pero mientras aunque porque que cual y o pues',
  relations: [
    ['min price', 'el mas barato,la mas barata,los mas baratos,mas economico,mas economica,el menos caro'],
    ['max price', 'el mas caro,la mas cara,los mas caros,las mas caras'],
    ['min date|min time', 'primer,primero,primera,el mas temprano'],
    ['max date|max time', 'ultimo,ultima,el mas tarde'],
    ['max date|min age', 'el mas reciente,la mas reciente,mas reciente,mas nuevo'],
    ['min date|max age', 'el mas antiguo,la mas antigua,el mas viejo'],
    ['max duration|max length', 'el mas largo,la mas larga'],
    ['min duration|min length', 'el mas corto,la mas corta'],
    ['min duration|max speed', 'el mas rapido,la mas rapida'],
    ['max', 'el mas alto,la mas alta,el mayor,la mayor,el mas grande,la mas grande,maximo'],
    ['min', 'el mas bajo,la mas baja,el menor,la menor,el mas pequeno,la mas pequena,minimo'],
    ['max rating|min price', 'el mejor,la mejor,mejor'],
    ['min distance', 'el mas cercano,la mas cercana'],
    ['< price', 'mas barato,mas barata,mas baratos,mas baratas'],
    ['> price', 'mas caro,mas cara,mas caros,mas caras'],
    ['< date|< time', 'antes'],
    ['> date|> time', 'despues,mas tarde'],
    ['> duration|> length', 'mas largo,mas larga'],
    ['>', 'mas de,mas que,superior a,por encima de,supera,mayor que'],
    ['<', 'menos de,menos que,inferior a,por debajo de,menor que'],
    ['>=', 'al menos,como minimo,por lo menos,no menos de,o mas'],
    ['<=', 'como maximo,a lo sumo,no mas de'],
    ['=', 'mismo,misma,igual,iguales,exactamente'],
    ['!=', 'distinto,distinta,diferente,diferentes'],
    ['all', 'todos,todas,todo,toda,cada'],
    ['all 2', 'ambos,ambas,los dos,las dos'],
    ['only', 'solo,solamente,unico,unica,unicamente'],
    ['none', 'ninguno,ninguna,ningun,nada,nadie'],
    ['none 2', 'ninguno de los dos,ninguna de las dos'],
    ['most', 'la mayoria'],
    ['~some', 'algunos,algunas,varios,varias'],
    ['times 0.5', 'la mitad,mitad'],
    ['times 2', 'el doble,doble,dos veces'],
    ['sum', 'en total,total,juntos,suma'],
    ['average', 'en promedio,de media,promedio'],
    ['difference', 'diferencia,ahorra'],
    ['~!=', 'otro,otra,otros,otras'],
  ],
  idioms:
    '24/7,uno de ellos,una de ellas,por un lado,por otro lado,por una parte,a primera vista,un poco,un momento,de nada,' +
    'sobre todo,ante todo,mas o menos,todo bien,todos los dias,una vez mas,no hay problema,sin problema,de todos modos,' +
    'todo el mundo,ademas,no solo',
  abbreviations:
    'sr sra srta dr dra ud uds av avda num pag aprox ej p.ej ene feb abr jun jul ago sept oct nov dic tel art',
  endings: 'aciones acion mente ados adas ado ada idos idas ido ida ando iendo ar er ir os as es o a e s',
  irregular:
    'pagado pagar pago pagada pagados pagadas,perdido perder perdida,ganado ganar,abierto abierta abiertos abiertas abrir,' +
    'cerrado cerrada cerrar,enviado enviar envio,cancelado cancelar cancelacion,lluvia llueve llover lluvias',
};
