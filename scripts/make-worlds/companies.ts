/** The customers: invented companies and institutes, each with its line of business and its city. */

interface Company {
  readonly name: string;
  readonly industry: string;
  readonly city: string;
}

const byIndustry: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  optics: {
    'Kaldera Optics': 'Graz',
    'Wyvern Photonics': 'Bristol',
    'Lumeta Fotonica': 'Eindhoven',
    'Seefeld Precision Optics': 'Zurich',
  },
  biotechnology: {
    'Fenwick Biologics': 'Edinburgh',
    'Mirabel Vaccins': 'Lyon',
    'Vantaro Biotech': 'Helsinki',
    'Danevirk Enzymes': 'Copenhagen',
    'Tammersalo Bioprocess': 'Tampere',
  },
  chemicals: {
    'Solvane Chemie': 'Basel',
    'Delorme Arômes': 'Grenoble',
    'Rijnmonde Chemicals': 'Rotterdam',
    'Scheldemond Coatings': 'Antwerp',
    'Alstermann Kosmetik': 'Hamburg',
  },
  energy: {
    'Norrbrisk Energi': 'Trondheim',
    'Solenne Énergie': 'Toulouse',
    'Motława Marine Power': 'Gdansk',
  },
  food: {
    'Tessaro Alimentari': 'Bologna',
    'Castellmar Foods': 'Barcelona',
    'Limfjord Mejeri': 'Aarhus',
    'Dunavölgy Malom': 'Budapest',
    'Hafenlicht Brauerei': 'Hamburg',
  },
  aerospace: {
    'Ravelin Aerospace': 'Toulouse',
    'Harrowgate Avionics': 'Toronto',
    'Moravan Turbines': 'Brno',
    'Wetterstein Luftfahrt': 'Munich',
  },
  pharmaceuticals: {
    'Quillmark Pharma': 'Dublin',
    'Bergamin Farmaceutici': 'Milan',
    'Arvidslund Läkemedel': 'Stockholm',
    'Odrana Farmacja': 'Wroclaw',
    'Wienerfeld Pharma': 'Vienna',
  },
  automotive: {
    'Hohenfels Motoren': 'Stuttgart',
    'Valfiore Powertrain': 'Turin',
    'Stålvik Automotive': 'Gothenburg',
    'Urdaneta Forja': 'Bilbao',
  },
  water: {
    'Ribeira Águas': 'Lisbon',
    'Brightmere Utilities': 'Manchester',
    'Savinjska Voda': 'Ljubljana',
    'Isarquell Wasserwerke': 'Munich',
  },
  medical: {
    'Lindqvist Medicinteknik': 'Gothenburg',
    'Oakhurst Diagnostics': 'Boston',
    'Corrib Medical Devices': 'Cork',
    'Greyfriars Hospital Trust': 'Manchester',
  },
  semiconductors: {
    'Zephyrin Halbleiter': 'Dresden',
    'Hakusan Seimitsu': 'Nagoya',
    'Tanjong Wafer': 'Singapore',
  },
  research: {
    'Polarveg Institute': 'Oslo',
    'Koidula Laboratories': 'Tallinn',
    'Douro Cortiça Research': 'Porto',
    'Charles Basin Institute': 'Boston',
  },
};

export const companies: readonly Company[] = Object.entries(byIndustry)
  .flatMap(([industry, entries]) => Object.entries(entries).map(([name, city]) => ({ name, industry, city })))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'));
