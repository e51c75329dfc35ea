// Common words that exclude each other as values of one field: a table of oak is not of beech, a diesel car takes no petrol.
import { singular } from './naming.ts';

/**
 * Each line holds words of one kind. Words joined by a slash mean the same, or one is what the other is broadly called.
 * Behind a tilde stand words that mean too much else to be taken for this where an answer says them.
 */
const lines = [
  // colours
  'red/crimson/scarlet/burgundy/maroon/reddish blue/navy/azure/turquoise/teal/cobalt/bluish green/olive/turquoise/teal/khaki/greenish yellow/mustard/~gold purple/violet/lilac/mauve pink/magenta/~rose black/anthracite/~dark white/ivory/cream/~off grey/gray/anthracite/silver/~light brown/beige/tan/chestnut/chocolate ~orange',
  // wood, metal, stone and cloth
  'oak/~wood/wooden/timber beech/~wood/wooden/timber walnut/~wood/wooden/timber birch/~wood/wooden/timber maple/~wood/wooden/timber cherry/~wood/wooden/timber pine/~wood/wooden/timber spruce/~wood/wooden/timber larch/~wood/wooden/timber mahogany/~wood/wooden/timber teak/~wood/wooden/timber bamboo/~wood/wooden/timber plywood/~wood/wooden/timber steel/~metal/~stainless aluminium/aluminum/~metal iron/~metal copper/~metal brass/~metal bronze/~metal titanium/~metal tin/~metal zinc/~metal gilded/~gold/golden plastic/polypropylene/polyethylene/vinyl/pvc/~synthetic rubber/~synthetic ~glass leather/suede cotton/~fabric/denim/canvas wool/woollen/woolen/cashmere/merino/~fabric silk/~fabric linen/~fabric polyester/~fabric/~synthetic nylon/~fabric/~synthetic viscose/~fabric velvet/~fabric felt/~fabric ceramic/porcelain/earthenware/stoneware marble/~stone granite/~stone slate/~stone sandstone/~stone limestone/~stone concrete/cement brick cardboard/paper',
  // what a surface is treated with
  'oiled lacquered/varnished/~painted waxed brushed anodised/anodized galvanised/galvanized enamelled matt/matte glossy/~gloss',
  'round/circular square rectangular/oblong oval/elliptical triangular hexagonal octagonal cylindrical spherical conical',
  // what drives and heats
  'petrol/gasoline/~gas diesel electric/electricity/~battery/~electrically hydrogen lpg/~gas kerosene coal ethanol',
  'solar/photovoltaic hydropower/~hydro nuclear biomass geothermal coal ~wind ~gas',
  'saloon/sedan estate/~wagon hatchback coupe convertible/cabriolet/roadster limousine minivan/~van pickup',
  '~train/~rail/railway bus/coach plane/~air/airplane/aeroplane/~flight ferry/boat/~ship/~sea truck/lorry/~road/~van bicycle/bike/~cycle tram metro/subway/underground taxi/cab motorcycle/motorbike helicopter',
  // what grows
  'barley wheat rye oat maize/~corn rapeseed/canola sunflower soy/soya/soybean potato sugarbeet/~beet rice sorghum millet hop lentil clover alfalfa/lucerne flax hemp',
  'clay/clayey sand/sandy loam/loamy/sandy/clayey peat/peaty chalk/chalky silt/silty gravel/gravelly',
  'apple banana pear plum apricot peach strawberry/~berry raspberry/~berry blueberry/~berry lemon lime grape melon mango pineapple kiwi',
  'carrot onion tomato potato cucumber spinach lettuce/salad leek cabbage broccoli cauliflower aubergine/eggplant courgette/zucchini pumpkin',
  'beef pork/ham/bacon chicken/poultry turkey/poultry lamb/mutton venison salmon/fish tuna/fish cod/fish trout/fish herring/fish',
  'cow/cattle/~bovine sheep/ewe goat pig/sow/~swine horse/mare/stallion/pony donkey dog/puppy/~canine cat/kitten/~feline rabbit hamster hen/chicken/poultry goose/poultry parrot/bird budgie/bird canary/bird tortoise',
  'oak/~tree beech/~tree birch/~tree maple/~tree lime/linden/~tree elm/~tree poplar/~tree willow/~tree chestnut/~tree spruce/~tree pine/~tree larch/~tree fir/~tree yew/~tree',
  'breakfast lunch dinner/supper brunch',
  'vegetarian vegan/vegetarian pescatarian halal kosher',
  'coffee/espresso/cappuccino tea lemonade beer/ale/lager wine whisky/whiskey vodka',
  // the weather
  'sunny/~clear/~bright/~fair rainy/~rain/~wet/showery cloudy/overcast foggy/~fog/misty snowy/~snow windy stormy/~storm/thunderstorm',
  'spring ~summer/summery autumn/~fall winter',
  'north/northern/northerly south/southern/southerly east/eastern/easterly west/western/westerly',
  // how word reaches somebody
  'email/mail/online phone/telephone/~call/~voice chat/~message/online sms/~text/~message fax letter/~post/mail web/website/online/~form whatsapp/~message',
  'cash cheque paypal/online ~card/~credit/~debit ~transfer/~bank/~wire ~invoice',
  // how something works or does not
  '~running/operational/~working/~active idle/standby/~stopped broken/faulty/defective/~damaged/~failed offline/~down/~stopped maintenance',
  'automatic ~manual',
  // art
  'watercolour/watercolor/painting/~paint oil/painting/~paint/~canvas acrylic/painting/~paint gouache/painting/~paint fresco/painting tempera/painting etching/~print engraving/~print lithograph/lithography/~print woodcut/~print pencil/drawing/sketch charcoal/drawing/sketch sculpture/bust/statue photograph/photo/photography/~print tapestry mosaic collage',
  'piano/keyboard violin/fiddle viola cello guitar flute clarinet oboe trumpet trombone saxophone accordion harp',
  // sports, and who stands where in them
  'football/soccer tennis basketball handball volleyball hockey rugby cricket swimming cycling rowing golf badminton fencing judo boxing',
  'goalkeeper/keeper/goalie defender/~back/fullback midfielder/winger striker/forward/attacker/winger',
  // homes
  'house/~home/~detached apartment/~flat/studio/loft/penthouse/maisonette bungalow/house villa/house cottage/house',
  'detached terraced semidetached',
  'sea/ocean/seaside/~coast/~beach garden/~park mountain/alpine courtyard lake/lakeside',
  'parquet/~wood/wooden laminate/~wood carpet linoleum/lino ~tile/tiled',
  // what people do
  'accountant actor architect baker carpenter/joiner cashier chef/cook dentist electrician engineer hairdresser journalist lawyer/attorney/solicitor librarian mechanic musician nurse painter pharmacist photographer physician/doctor/surgeon pilot plumber postman receptionist teacher/tutor translator waiter/waitress welder',
  'permanent temporary/~fixed freelance/~contractor intern/trainee/apprentice',
  'male/~man/~boy female/~woman/~girl',
  'married divorced widowed ~single',
];

interface Kin {
  readonly line: number;
  /** The slots of its line that the word is in. */
  readonly slots: ReadonlySet<number>;
  readonly isClear: boolean;
}

const kin = new Map<string, Kin[]>();
for (const [line, text] of lines.entries()) {
  const words = new Map<string, { slots: Set<number>; isClear: boolean }>();
  for (const [slot, alike] of text.split(' ').entries())
    for (const written of alike.split('/')) {
      const word = written.replace('~', '');
      const known = words.get(word) ?? { slots: new Set<number>(), isClear: true };
      words.set(word, { slots: known.slots.add(slot), isClear: known.isClear && word === written });
    }
  for (const [word, own] of words) kin.set(word, [...(kin.get(word) ?? []), { line, ...own }]);
}

const kinOf = (word: string): readonly Kin[] => kin.get(word) ?? kin.get(singular(word)) ?? [];

/** Whether a word clearly says another value than the one given: "petrol" for "diesel". */
export function isSister(word: string, value: string): boolean {
  return pairsOf(word, value).some(([said, held]) => said.isClear && !shareSlot(said, held));
}

/** Whether a word says the value in other words, or what it is broadly called: "wooden" for "oak". */
export function isAkin(word: string, value: string): boolean {
  return pairsOf(word, value).some(([said, held]) => shareSlot(said, held));
}

/** Whether a word excludes others. */
export function hasSisters(word: string): boolean {
  return kinOf(word).length > 0;
}

/** Two words on each line that has both. */
function pairsOf(one: string, other: string): readonly (readonly [Kin, Kin])[] {
  const others = kinOf(other);
  return kinOf(one).flatMap((said) =>
    others.flatMap((held) => (held.line === said.line ? [[said, held] as const] : [])),
  );
}

function shareSlot(one: Kin, other: Kin): boolean {
  return [...one.slots].some((slot) => other.slots.has(slot));
}
