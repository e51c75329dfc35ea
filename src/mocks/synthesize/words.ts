// The words that made-up values are made of.

const list = (text: string): readonly string[] => text.split(',').map((word) => word.trim());

export const givenNames = list(
  'Amara, Bruno, Chiara, Daniel, Elif, Farah, Goran, Hanna, Ibrahim, Jonas, Keiko, Lena, Mateo, Nadia, Olivia, Pavel, Quentin, Rosa, Samir, Tessa, Umar, Vera, Wanda, Yusuf',
);
export const familyNames = list(
  'Abbott, Becker, Castillo, Dvorak, Eriksen, Fontaine, Garcia, Hughes, Ivanova, Jansen, Kowalski, Lindqvist, Moreau, Nakamura, Okafor, Petrov, Quinn, Rossi, Schmidt, Tanaka, Vargas, Weber, Yilmaz, Zhang',
);
export const qualities = list(
  'Amber, Bright, Coastal, Delta, Evergreen, Falcon, Golden, Harbor, Indigo, Juniper, Keystone, Lunar, Maple, Northern, Orchid, Pioneer, Quartz, River, Silver, Timber, Upland, Velvet, Willow, Zephyr',
);
/** A city and what holds in its country, so that facts that stand together agree. */
export interface Place {
  readonly city: string;
  readonly country: string;
  readonly code: string;
  readonly language: string;
  readonly currency: string;
}

export const places: readonly Place[] = `
Lisbon, Portugal, PT, Portuguese, EUR
Hamburg, Germany, DE, German, EUR
Toronto, Canada, CA, English, CAD
Osaka, Japan, JP, Japanese, JPY
Nairobi, Kenya, KE, Swahili, KES
Austin, United States, US, English, USD
Lyon, France, FR, French, EUR
Gdansk, Poland, PL, Polish, PLN
Bergen, Norway, NO, Norwegian, NOK
Valencia, Spain, ES, Spanish, EUR
Bologna, Italy, IT, Italian, EUR
Seattle, United States, US, English, USD
Porto, Portugal, PT, Portuguese, EUR
Leeds, United Kingdom, GB, English, GBP
Zurich, Switzerland, CH, German, CHF
Melbourne, Australia, AU, English, AUD
Oslo, Norway, NO, Norwegian, NOK
Dublin, Ireland, IE, English, EUR
Vienna, Austria, AT, German, EUR
Santiago, Chile, CL, Spanish, CLP
Montreal, Canada, CA, French, CAD
Rotterdam, Netherlands, NL, Dutch, EUR
Gothenburg, Sweden, SE, Swedish, SEK
Kyoto, Japan, JP, Japanese, JPY`
  .trim()
  .split('\n')
  .map((line) => {
    const [city = '', country = '', code = '', language = '', currency = ''] = list(line);
    return { city, country, code, language, currency };
  });
export const languageCodes = list('en, de, es, fr, pt, ja, pl, it');
export const states = list('active, pending, open, completed, scheduled, archived');
export const categories = list(
  'electronics, outdoor, kitchen, office, garden, travel, sports, music, books, health',
);
export const colors = list('red, blue, green, black, white, yellow, grey, orange');
export const topics = list(
  'the spring release, the annual report, the harbor project, the new catalog, the winter schedule, the field study, the training plan, the warehouse move, the invoice archive, the office network, the customer survey, the travel budget, the login page, the packing line, the summer fair, the price list',
);
export const streets = list(
  'Mill Road, Station Street, Harbor Lane, Park Avenue, Church Street, Oak Drive, King Street, Bridge Road',
);
export const companies = list('Labs, Works, Systems, Foods, Logistics, Studio, Partners, Energy');
export const occasions = list('Question about, Update on, Problem with, Notes on, Plan for, Feedback on');
export const jobs = list(
  'Software Engineer, Account Manager, Product Designer, Data Analyst, Office Manager, Sales Representative, Support Specialist, Financial Controller, Recruiter, Project Manager',
);
export const grades = list('low, medium, high, urgent');
/** What things of a kind are called that people sort others by. */
export const kinds: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /\b(specialty|speciality|specialization|specialisation|discipline|expertise)\b/,
    list('surgery, nutrition, dentistry, rehabilitation, imaging, emergency care, dermatology, family care'),
  ],
  [
    /\b(skill|skills|competence|ability)\b/,
    list('planning, negotiation, welding, bookkeeping, teaching, first aid, photography, translation'),
  ],
  [/\b(cuisine|dish|meal)\b/, list('Italian, Thai, Mexican, Japanese, Turkish, Greek, Indian, Vietnamese')],
  [/\b(material|fabric|finish)\b/, list('oak, steel, cotton, glass, wool, leather, ceramic, linen')],
  [/\b(breed|species)\b/, list('beagle, spaniel, terrier, Siamese, collie, Persian, poodle, greyhound')],
  [
    /\b(sport|discipline|exercise|workout)\b/,
    list('swimming, rowing, cycling, climbing, yoga, tennis, boxing, running'),
  ],
  [/\b(instrument)\b/, list('violin, piano, cello, flute, guitar, trumpet, drums, clarinet')],
  [
    /\b(condition|diagnosis|symptom|allergy|allergies)\b/,
    list('hay fever, sprained ankle, back pain, migraine, eczema, sore throat'),
  ],
  [/\b(shift|slot)\b/, list('morning, afternoon, evening, night')],
  [/\b(size)\b/, list('small, medium, large')],
  [
    /\b(reason|purpose|cause)\b/,
    list('yearly check, follow-up, first visit, repair, delivery, training, inspection, renewal'),
  ],
  [
    /\b(brand|make|manufacturer)\b/,
    list('Altavia, Norbeck, Castellan, Brightway, Ferrow, Tolmar, Veldt, Ostara'),
  ],
];
/** What anything may be sorted by. */
export const sorts = list(
  'standard, compact, classic, extended, premium, basic, advanced, seasonal, regional, custom',
);
export const industries = list(
  'logistics, energy, retail, software, food, construction, health care, finance',
);
