// What the made-up API library is about: categories as RapidAPI has them, and the things that their APIs deal in.

export interface Thing {
  /** Singular. */
  readonly noun: string;
  /** What is told of it; the first few stand in examples. */
  readonly attributes: readonly string[];
}

export interface Category {
  readonly name: string;
  readonly things: readonly Thing[];
}

/** `noun: attribute attribute`, one thing a line. */
function things(text: string): readonly Thing[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [noun = '', attributes = ''] = line.trim().split(': ');
      return { noun, attributes: attributes.split(' ') };
    });
}

export const categories: readonly Category[] = [
  {
    name: 'Movies',
    things: things(
      'film: title release_year rating director\n actor: birthday country popularity\n review: author score summary\n cinema: city address seats',
    ),
  },
  {
    name: 'Music',
    things: things(
      'song: title duration artist release_date\n album: title year label tracks_count\n artist: genre followers country\n playlist: title description tracks_count',
    ),
  },
  {
    name: 'Finance',
    things: things(
      'stock: symbol price market_cap currency\n exchange: country currency timezone\n dividend: amount payment_date currency\n fund: category price yield_percent',
    ),
  },
  {
    name: 'Sports',
    things: things(
      'team: city coach founded_year\n player: position age nationality\n match: date venue home_score away_score\n league: country season teams_count',
    ),
  },
  {
    name: 'Travel',
    things: things(
      'hotel: city price rating\n flight: departure_city arrival_city price\n airport: city country code\n tour: city duration price',
    ),
  },
  {
    name: 'Weather',
    things: things(
      'forecast: city temperature humidity\n station: city latitude longitude\n alert: city severity start_date\n observation: temperature wind_speed humidity',
    ),
  },
  {
    name: 'Food',
    things: things(
      'recipe: category calories duration\n ingredient: category calories price\n restaurant: city rating price\n menu: category price description',
    ),
  },
  {
    name: 'eCommerce',
    things: things(
      'product: price category rating\n seller: country rating followers\n order: total status created_at\n coupon: code discount expiry_date',
    ),
  },
  {
    name: 'News_Media',
    things: things(
      'article: author published_date summary\n source: country language category\n topic: description followers\n podcast: author language episodes_count',
    ),
  },
  {
    name: 'Social',
    things: things(
      'post: text likes created_at\n profile: bio followers country\n comment: text likes created_at\n hashtag: views posts_count',
    ),
  },
  {
    name: 'Business',
    things: things(
      'company: city industry founded_year\n employee: department email city\n invoice: amount status due_date\n contract: status start_date value',
    ),
  },
  {
    name: 'Education',
    things: things(
      'course: language duration price\n school: city country students_count\n teacher: department email city\n exam: date duration score',
    ),
  },
  {
    name: 'Health_and_Fitness',
    things: things(
      'exercise: category duration calories\n clinic: city phone rating\n doctor: department city rating\n medicine: category price description',
    ),
  },
  {
    name: 'Location',
    things: things(
      'city: country population timezone\n address: street city country\n landmark: city rating description\n region: country population language',
    ),
  },
  {
    name: 'Transportation',
    things: things(
      'train: departure_city arrival_city duration\n bus: city duration price\n vehicle: color year price\n route: distance duration price',
    ),
  },
  {
    name: 'Gaming',
    things: things(
      'game: genre release_date rating\n tournament: city start_date prize_amount\n character: description level score\n achievement: description score',
    ),
  },
  {
    name: 'Science',
    things: things(
      'planet: distance temperature discovered_year\n experiment: status start_date description\n paper: author published_date summary\n species: category population region',
    ),
  },
  {
    name: 'Data',
    things: things(
      'dataset: language size description\n table: rows_count created_at description\n domain: country registered_date status\n company: city revenue industry',
    ),
  },
  {
    name: 'Tools',
    things: things(
      'file: size created_at category\n task: status due_date description\n note: text created_at category\n device: status version city',
    ),
  },
  {
    name: 'Real_Estate',
    things: things(
      'property: city price size\n agent: phone email rating\n listing: city price status\n neighborhood: city population rating',
    ),
  },
];

export const providers: readonly string[] =
  'Amber Atlas Beacon Cedar Cobalt Delta Ember Falcon Granite Harbor Indigo Juniper Keystone Lumen Maple Nimbus Onyx Pioneer Quartz River Sable Summit Timber Umber Velvet Willow Zephyr'.split(
    ' ',
  );
