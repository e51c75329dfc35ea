// English.
import type { Language } from './language.ts';

export const english: Language = {
  code: 'en',
  common:
    'the a an no and or of to in on at for with by from is are was were be been it its this that these those ' +
    'there you your we our i my he she they their them his her has have had do does did will would can could ' +
    'as but if so not which what how who where when please any all both than then also still just now about ' +
    'into out up here',
  numbers:
    '0: zero; 1: one; 2: two; 3: three; 4: four; 5: five; 6: six; 7: seven; 8: eight; 9: nine; 10: ten; 11: ' +
    'eleven; 12: twelve; 13: thirteen; 14: fourteen; 15: fifteen; 16: sixteen; 17: seventeen; 18: eighteen; ' +
    '19: nineteen; 20: twenty; 30: thirty; 40: forty; 50: fifty; 60: sixty; 70: seventy; 80: eighty; 90: ' +
    'ninety',
  scales:
    '100: hundred, hundreds; 1000: thousand, thousands, grand; 1000000: million, millions; 1000000000: ' +
    'billion; 1000000000000: trillion; 12: dozen, dozens; 100000: lakh; 10000000: crore; 2: couple, pair',
  numberAnd: 'and',
  articles: 'a an',
  ordinals:
    '1: first; 2: second; 3: third; 4: fourth; 5: fifth; 6: sixth; 7: seventh; 8: eighth; 9: ninth; 10: ' +
    'tenth; 11: eleventh; 12: twelfth; 13: thirteenth; 14: fourteenth; 15: fifteenth; 16: sixteenth; 17: ' +
    'seventeenth; 18: eighteenth; 19: nineteenth; 20: twentieth; 30: thirtieth',
  ordinalSuffixes: 'st nd rd th',
  fractions:
    '0.5: half, a half, one half; 0.25: a quarter, one quarter; 0.3333333333333333: a third, one third; ' +
    '0.6666666666666666: two thirds; 0.75: three quarters; 0.2: a fifth; 0.1: a tenth; 2: twice; 3: thrice',
  andHalf:
    '0.5: and a half, and one half, and half; 0.25: and a quarter, and one quarter; 0.75: and three quarters',
  minus: 'minus negative',
  belowZero: 'below zero,below freezing,sub zero',
  months:
    'january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sept sep,' +
    'october oct,november nov,december dec',
  weekdays:
    'monday mon mondays,tuesday tue tues tuesdays,wednesday wed wednesdays,thursday thu thur thurs thursdays,' +
    'friday fri fridays,saturday sat saturdays,sunday sun sundays',
  units:
    's: second, seconds, sec, secs; min: minute, minutes, mins; h: hour, hours, hr, hrs; d: day, days, night,' +
    ' nights; wk: week, weeks; fortnight: fortnight, fortnights; mo: month, months; yr: year, years, yrs; ' +
    'decade: decade, decades; qtr: quarter, quarters; ms: millisecond, milliseconds; %: percent, per cent, ' +
    'percentage points, pct; celsius: degrees celsius, degrees centigrade, degrees c, celsius; fahrenheit: ' +
    'degrees fahrenheit, degrees f, fahrenheit; degree: degrees, degree; kelvin: kelvin; km: kilometers, ' +
    'kilometres, kilometer, kilometre, kms; m: meters, metres, meter, metre; cm: centimeters, centimetres; ' +
    'mm: millimeters, millimetres, millimetre, millimeter; mi: miles, mile; ft: feet, foot; inch: inches, ' +
    'inch; yd: yards, yard; kg: kilograms, kilogram, kilogrammes, kilos, kilo; g: grams, gram, grammes; mg: ' +
    'milligrams; t: tonnes, tonne, metric tons; lb: pounds, pound, lbs; oz: ounces, ounce; l: liters, litres,' +
    ' liter, litre; ml: milliliters, millilitres; gal: gallons, gallon; km/h: kilometers per hour, ' +
    'kilometres per hour, kilometers an hour, kilometres an hour; mph: miles per hour, miles an hour; m/s: ' +
    'meters per second, metres per second; kn: knots, knot; B: bytes, byte; KB: kilobytes, kilobyte; MB: ' +
    'megabytes, megabyte; GB: gigabytes, gigabyte; TB: terabytes, terabyte; W: watts, watt; kW: kilowatts, kilowatt; hp: horsepower; ' +
    'kWh: kilowatt hours; V: volts; ha: hectares; acre: acres; m2: square meters, square metres; sqft: ' +
    'square feet; kcal: calories; bp: basis points',
  currencies:
    'EUR: euro, euros; USD: dollar, dollars, us dollar, us dollars, buck, bucks, u s dollars; CAD: canadian ' +
    'dollar, canadian dollars; AUD: australian dollar, australian dollars; NZD: new zealand dollars; SGD: ' +
    'singapore dollars; HKD: hong kong dollars; GBP: pound, pounds, pound sterling, pounds sterling, british ' +
    'pound, british pounds, quid, sterling; CHF: franc, francs, swiss franc, swiss francs; JPY: yen, ' +
    'japanese yen; CNY: yuan, renminbi; INR PKR LKR: rupee, rupees; INR: indian rupees, indian rupee; KRW: ' +
    'won; SEK ISK: krona; SEK: kronor, swedish krona, swedish kronor; NOK DKK: krone, kroner; NOK: norwegian ' +
    'krone, norwegian kroner; DKK: danish krone, danish kroner; PLN: zloty, zlotys, polish zloty; CZK: ' +
    'koruna, czech koruna, czech crowns; HUF: forint; TRY: lira, turkish lira; BRL: real, reais, brazilian ' +
    'real; MXN ARS CLP COP PHP: peso, pesos; MXN: mexican pesos, mexican peso; ZAR: rand; ILS: shekels; THB: ' +
    'baht; AED: dirhams; BTC: bitcoin; USD/100 EUR/100: cents, cent; GBP/100: pence',
  approximations: {
    about:
      'about,around,roughly,approximately,approx,circa,some,close to,in the region of,or so,ish,give or take,' +
      'more or less,an estimated,a good,on the order of,something like',
    under:
      'just under,nearly,almost,just below,a little under,slightly under,a bit under,not quite,just shy of,' +
      'well under,barely under',
    over:
      'just over,a little over,slightly over,a bit over,slightly more than,a little more than,just above,' +
      'just more than,well over,upwards of',
  },
  dates: {
    days:
      '0: today, tonight, this morning, this afternoon, this evening; 1: tomorrow, tomorrow morning, ' +
      'tomorrow afternoon, tomorrow evening; -1: yesterday, last night, yesterday morning; 2: the day after ' +
      'tomorrow, day after tomorrow; -2: the day before yesterday, day before yesterday',
    next: 'next,coming,the coming,the following,upcoming',
    last: 'last,previous,past,the past',
    current: 'this,the current,current',
    ago: 'ago,back',
    agoBefore: '',
    ahead: 'in',
    fromNow: 'from now,from today,hence,out',
    early: 'early,early in,early on in',
    mid: 'mid,the middle of,middle of,midway through',
    late: 'late,late in,towards the end of',
    startOf: 'the start of,start of,the beginning of,beginning of,the first of',
    endOf: 'the end of,end of',
    since: 'since,from,starting,as of,beginning,after',
    until: 'until,till,by,through,up to,before,no later than',
    of: 'of',
    rangeTo: 'to until till through and',
    weekend: 'weekend',
    quarter: 'quarter',
    before:
      'in since by of until till from for during before after through between last next this early late mid ' +
      'and to',
  },
  clock: {
    named: '12: noon, midday; 0: midnight',
    oclock: "o'clock,o clock,oclock",
    past: 'past,after',
    to: 'to,before,till',
    halfPast: 'half past,half-past',
    halfBefore: '',
    quarter: 'quarter,a quarter',
    morning: 'in the morning,this morning,yesterday morning,tomorrow morning,morning',
    afternoon:
      'in the afternoon,in the evening,at night,last night,this afternoon,this evening,tonight,tomorrow afternoon,' +
      'yesterday afternoon,yesterday evening,afternoon,evening',
    at: 'at,from,until,till,by,before,after,around,about',
  },
  negations:
    "not no never none nothing nobody neither nor without isn't aren't wasn't weren't don't doesn't didn't " +
    "hasn't haven't hadn't won't wouldn't can't cannot couldn't shouldn't lacks lack lacking excludes " +
    'excluding unable fails failed',
  yes: 'yes,yeah,yep,indeed,it does,it is,they do,they are',
  no: 'no,nope,not yet,it does not,it is not',
  openers:
    'take book try choose expect see note use call open ask read here there ' +
    'cancel add please consider check visit meet pick find send go get catch hello ' +
    'hi dear thanks thank sure yes no done unfortunately currently today tomorrow overall however ' +
    'sorry okay ok list show tell give set put move create update delete remove ' +
    'mark change schedule invite order buy reserve',
  whether:
    "is are was were do does did has have had will would can could should may might am isn't aren't doesn't " +
    "don't any anything whether",
  clauseStarts: 'but while whereas although though however which who because since so yet and or unless',
  relations: [
    [
      'min price',
      'cheapest,least expensive,lowest priced,lowest-priced,most affordable,best value,cheaper of the two,' +
        'least costly',
    ],
    ['max price', 'most expensive,priciest,dearest,costliest,highest priced,highest-priced,most costly'],
    ['min date|min time', 'earliest,soonest,first'],
    ['max date|max time', 'latest,last'],
    ['max date|min age', 'newest,most recent,youngest,most recently'],
    ['min date|max age', 'oldest,eldest,longest standing,longest-standing'],
    ['max duration|max length|max distance', 'longest,lengthiest'],
    ['min duration|min length|min distance', 'shortest,briefest'],
    ['min duration|max speed|min time', 'fastest,quickest'],
    ['max duration|min speed', 'slowest'],
    ['max', 'highest,maximum,greatest,top,uppermost'],
    ['min', 'lowest,minimum,smallest possible,fewest,least,bottom'],
    ['max size|max price|max count', 'largest,biggest,hugest'],
    ['min size|min price|min count', 'smallest,tiniest'],
    ['max length|max size', 'tallest,widest,deepest,broadest'],
    ['min length|min size', 'narrowest,shallowest'],
    ['max weight', 'heaviest'],
    ['min weight', 'lightest'],
    ['max distance', 'farthest,furthest,most distant'],
    ['min distance', 'nearest,closest'],
    ['max temperature', 'warmest,hottest,mildest'],
    ['min temperature', 'coldest,coolest,chilliest'],
    ['max rating|min price', 'best'],
    [
      'max rating',
      'best rated,best-rated,highest rated,highest-rated,top rated,top-rated,best reviewed,most popular',
    ],
    ['min rating', 'worst,worst rated,lowest rated,lowest-rated'],
    ['max priority', 'most urgent,most important,most pressing'],
    ['min priority', 'least urgent,least important'],
    ['max count', 'busiest,most common,most frequent'],
    ['< price', 'cheaper,less expensive,more affordable,costs less,cost less,less costly'],
    ['> price', 'more expensive,pricier,dearer,costlier,costs more,cost more'],
    ['< date|< time', 'earlier,sooner'],
    ['> date|> time', 'later'],
    ['> date|< age', 'newer,younger,more recent'],
    ['< date|> age', 'older'],
    ['> duration|> length|> distance', 'longer,lengthier'],
    ['< duration|< length|< distance', 'shorter,briefer'],
    ['< duration|> speed', 'faster,quicker'],
    ['> duration|< speed', 'slower'],
    [
      '>',
      'higher,greater,above,exceeds,exceed,exceeding,more than,over,beyond,in excess of,larger than,' +
        'greater than,bigger than',
    ],
    ['<', 'lower,below,fewer than,less than,under,fewer,less,smaller than,lower than,short of'],
    ['> size|> price|> count', 'larger,bigger'],
    ['< size|< price|< count', 'smaller'],
    ['> length|> size', 'taller,wider,deeper'],
    ['> weight', 'heavier'],
    ['< weight', 'lighter'],
    ['> distance', 'farther,further'],
    ['< distance', 'nearer,closer'],
    ['> temperature', 'warmer,hotter,milder'],
    ['< temperature', 'colder,cooler,chillier'],
    ['> rating|< price', 'better'],
    ['> rating', 'better rated,higher rated'],
    ['< rating', 'worse'],
    [
      '>=',
      'at least,no less than,no fewer than,not less than,not fewer than,or more,or higher,or above,a ' +
        'minimum of,or better,and up,and above',
    ],
    [
      '<=',
      'at most,no more than,not more than,up to,or less,or fewer,or below,or under,a maximum of,no later ' +
        'than,within,not exceeding',
    ],
    ['=', 'same,equal,equally,equals,exactly,identical,tied,as many as,as much as,as long as'],
    ['!=', 'different,differs,differ,unequal'],
    ['all', 'all,every,every one,each,everything,everyone,all of them,without exception,entire'],
    ['all 2', 'both'],
    ['only', 'only,sole,solely,exclusively,nothing but,no other,just the one'],
    [
      'none',
      "none,no,nothing,nobody,no one,not a single,not any,zero,isn't any,aren't any,not one,don't have any,doesn't have any,do not have any,does not have any,not have any,haven't any,couldn't find any,could not find any,didn't find any,did not find any,found no",
    ],
    ['none 2', 'neither'],
    ['most', 'most,most of,the majority,majority,mostly'],
    ['~some', 'some,any,several,a few,either,at least one'],
    ['< date|< time', '~before'],
    ['> date|> time', '~after'],
    ['times 0.5', 'half,half as,half of,halved'],
    ['times 2', 'twice,double,doubled,two times,twofold'],
    ['times 3', 'three times,triple,threefold,thrice'],
    ['times 4', 'four times,4 times,fourfold,quadruple,quadrupled'],
    ['times 5', 'five times,5 times,fivefold'],
    ['times 6', 'six times,6 times,sixfold'],
    ['times 10', 'ten times,10 times,tenfold'],
    ['times 1.5', 'one and a half times,1.5 times'],
    ['times 0.25', 'a quarter of,one quarter of,a quarter as,one quarter as'],
    ['times 0.3333333333333333', 'a third of,one third of,a third as,one third as'],
    ['times 0.6666666666666666', 'two thirds of,two thirds as'],
    ['times 0.75', 'three quarters of,three quarters as'],
    [
      'sum',
      'in total,altogether,combined,together,total,totalling,totaling,sum,in sum,overall,all told,in all,' +
        'adds up,add up',
    ],
    ['average', 'on average,average,mean,averages,averaging'],
    ['difference', 'difference,saves,save,saving,gap,differ by,differs by,apart'],
    ['!=', '~another,~other,~else'],
    ['~>', 'more,extra,additional'],
  ],
  idioms:
    '24/7,one of them,one of these,one of those,one of the,one another,on the one hand,on the other hand,at ' +
    'first glance,at first,first of all,a bit,a little,one moment,just a moment,one more thing,for one,one ' +
    'by one,at once,once again,once more,once,all right,at all,after all,all in all,all the best,all the ' +
    'same,above all,no problem,no worries,no doubt,no longer,not only,no one size fits all,the one,this one,' +
    'that one,which one,one way or another,second to none,second thoughts,on second thought,at least that,' +
    'last but not least,at last,most likely,most probably,more likely than not,more or less,more importantly,' +
    'by all means,all set,all done,all clear,all day,all year,no matter,in no time,half way,halfway,both ' +
    'ways,best regards,best wishes,best of all,at best,at most once,at the latest,at the earliest,the last ' +
    'thing,sooner or later,first come first served,first name,last name,zero in,two cents,nine to five,' +
    'fifty-fifty,one-on-one,one to one,one-off,number one,day one,square one,third party,first class,second ' +
    'hand,first hand,one way,round trip,at the same time,same here,just the same,let me know,any time,' +
    'anything else,something else,anyone else,the other,each other,every time,all that,that is all,know more,' +
    'learn more,find out more,under way,under warranty,under contract,under construction,over there,over ' +
    'here,over time,over to,over all,up to date,up to you,up to now,so far,as far as,as long as,as well as,' +
    'as soon as,no less,nothing else,nothing more,no more,any more,second half,as of now,better late than never,' +
    'better yet,at your earliest convenience,as a whole,what else',
  abbreviations:
    'mr mrs ms dr prof st sr jr vs etc approx ca no nos vol fig inc ltd co corp dept est min max e.g i.e a.m ' +
    'p.m jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun tel ext ave blvd rd hr ' +
    'hrs u.s u.k ph.d',
  endings:
    'ations ation itions ition ables able ments ment ically ingly ions ion ings ing edly ates ate ers ors er ' +
    'or ies ied ier iest ily ity ness ical als al ics ic ous ive ful es ed ly y e s d',
  irregular:
    'pay pays paid paying payment payments,send sends sent,sell sells sold sale sales,lose loses lost loss ' +
    'losses,win wins won,hold held,leave leaves left leaving departs,meet met meeting,build built,buy bought,' +
    'make made,write wrote written,take took taken,give gave given,do does did done,go goes went gone,choose ' +
    'chose chosen,find found,keep kept,lead led,run ran running,begin began begun,break broke broken,speak ' +
    'spoke spoken,fly flew flown flight flights,see saw seen,know knew known,bring brought,come came,get got ' +
    'gotten,pick picked,set set,put put,cut cut,cancel cancels cancelled canceled cancelling cancellation,' +
    'ship ships shipped shipping shipment,plan planned planning,drop dropped,stop stopped,person people ' +
    'persons,child children,man men,woman women,mouse mice,foot feet,tooth teeth,analysis analyses,deliver ' +
    'delivers delivered delivery deliveries,reply replies replied,close closes closed closing closure,solve ' +
    'solved resolve resolved resolution solution,negotiate negotiation negotiating negotiations,calibrate ' +
    'calibration calibrating,receive received receipt,rain rains rained rainy raining,shower showers showery,' +
    'cloud clouds cloudy,snow snowy snowing snowfall,wind windy winds,sun sunny,fog foggy,storm stormy ' +
    'storms,high higher highest,low lower lowest,urgent urgently urgency,approve approved approval,refuse ' +
    'refused refusal,renew renewed renewal,arrive arrives arrived arrival,depart departs departed departure,' +
    'free freely,good better best well,visit visits visited,talk talks,complete completed completion,expire ' +
    'expired expiry expires expiration,archive archived,draft drafts drafted,analysis analyse analyze,story ' +
    'stories,city cities,company companies,country countries,party parties,copy copies copied',
};
