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
export const cities = list(
  'Lisbon, Hamburg, Toronto, Osaka, Nairobi, Austin, Lyon, Gdansk, Bergen, Valencia, Montreal, Seattle, Porto, Leeds, Zurich, Melbourne',
);
export const countries = list(
  'Portugal, Germany, Canada, Japan, Kenya, Brazil, France, Poland, Norway, Spain, Italy, Ireland, Austria, Chile',
);
export const countryCodes = list('PT, DE, CA, JP, KE, BR, FR, PL, NO, ES, IT, IE, AT, CL');
export const languages = list('English, German, Spanish, French, Portuguese, Japanese, Polish, Italian');
export const languageCodes = list('en, de, es, fr, pt, ja, pl, it');
export const currencies = list('USD, EUR, GBP, JPY, CAD, CHF, PLN, NOK');
export const states = list('active, pending, open, completed, scheduled, archived');
export const categories = list(
  'electronics, outdoor, kitchen, office, garden, travel, sports, music, books, health',
);
export const colors = list('red, blue, green, black, white, yellow, grey, orange');
export const topics = list(
  'the spring release, the annual report, the harbor project, the new catalog, the winter schedule, the field study, the training plan, the warehouse move',
);
export const streets = list(
  'Mill Road, Station Street, Harbor Lane, Park Avenue, Church Street, Oak Drive, King Street, Bridge Road',
);
export const companies = list('Labs, Works, Systems, Foods, Logistics, Studio, Partners, Energy');
