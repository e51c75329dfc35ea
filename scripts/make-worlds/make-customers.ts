/** The customers and contacts of the CRM's world. */

import type { PersonRow } from '../../servers/calendar/rows.ts';
import type { ContactRow, CustomerRow } from '../../servers/crm/rows.ts';
import { cityNamed } from './cities.ts';
import { companies } from './companies.ts';
import { accountManagers } from './employees.ts';
import { personNamed } from './make-people.ts';
import { namesIn } from './names.ts';
import { Choices, padded, slug } from './random.ts';

const billingIn: Readonly<Record<string, string>> = {
  'United Kingdom': 'GBP',
  Switzerland: 'CHF',
  'United States': 'USD',
  Canada: 'USD',
  Singapore: 'USD',
};

const jobTitles = [
  'Head of purchasing',
  'Laboratory manager',
  'Quality manager',
  'Process engineer',
  'Maintenance manager',
  'Head of research',
  'Buyer',
  'Metrology engineer',
  'Plant manager',
  'Validation specialist',
  'Facility manager',
];

export function makeCustomers(people: readonly PersonRow[]): CustomerRow[] {
  const choices = new Choices(11);
  return companies.map(({ name, industry, city: cityName }, index) => {
    const city = cityNamed(cityName);
    return {
      id: padded('cus', index + 1, 4),
      name,
      industry,
      city: city.name,
      country: city.country,
      address: addressIn(city.country, choices.one(city.streets), choices.between(2, 180)),
      website: `https://www.${slug(name)}.example`,
      employees: choices.one([45, 80, 120, 190, 260, 340, 480, 650, 900, 1400, 2300, 4100]),
      tier: choices.one(['standard', 'standard', 'preferred', 'preferred', 'strategic']),
      health: choices.one(['good', 'good', 'good', 'fair', 'fair', 'at risk']),
      customer_since: `${choices.between(2009, 2024)}-${two(choices.between(1, 12))}-${two(choices.between(1, 28))}`,
      billing_currency: billingIn[city.country] ?? 'EUR',
      payment_terms_days: choices.one([14, 30, 30, 45, 60]),
      owner_id: personNamed(people, accountManagers[city.country] ?? '').id,
    };
  });
}

export function makeContacts(customers: readonly CustomerRow[]): ContactRow[] {
  const choices = new Choices(12);
  const taken = new Set<string>();
  const rows: ContactRow[] = [];
  for (const customer of customers) {
    const { language } = cityNamed(customer.city);
    const { given, family } = namesIn(language);
    const titles = choices.some(jobTitles, choices.between(2, 3));
    titles.forEach((job_title, index) => {
      const name = freshName(choices, given, family, taken);
      rows.push({
        id: padded('con', rows.length + 1, 4),
        customer_id: customer.id,
        name,
        job_title,
        email: `${slug(name, '.')}@${slug(customer.name)}.example`,
        phone: choices.chance(80) ? `${dialling[customer.country]} 555 0${choices.between(100, 999)}` : null,
        language: language.toLowerCase(),
        is_primary: index === 0,
      });
    });
  }
  return rows;
}

/** A name of which neither this pair nor, while the list lasts, the family name has been used. */
function freshName(
  choices: Choices,
  given: readonly string[],
  family: readonly string[],
  taken: Set<string>,
): string {
  const unused = family.filter((name) => !taken.has(name));
  for (;;) {
    const surname = choices.one(unused.length > 0 ? unused : family);
    const name = `${choices.one(given)} ${surname}`;
    if (taken.has(name)) continue;
    taken.add(name).add(surname);
    return name;
  }
}

/** The number stands before the street in English- and French-speaking countries. */
function addressIn(country: string, street: string, number: number): string {
  const numberFirst = [
    'United Kingdom',
    'Ireland',
    'United States',
    'Canada',
    'France',
    'Singapore',
  ].includes(country);
  return numberFirst ? `${number} ${street}` : `${street} ${number}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const dialling: Readonly<Record<string, string>> = {
  Austria: '+43',
  Belgium: '+32',
  Canada: '+1',
  Czechia: '+420',
  Denmark: '+45',
  Estonia: '+372',
  Finland: '+358',
  France: '+33',
  Germany: '+49',
  Hungary: '+36',
  Ireland: '+353',
  Italy: '+39',
  Japan: '+81',
  Netherlands: '+31',
  Norway: '+47',
  Poland: '+48',
  Portugal: '+351',
  Singapore: '+65',
  Slovenia: '+386',
  Spain: '+34',
  Sweden: '+46',
  Switzerland: '+41',
  'United Kingdom': '+44',
  'United States': '+1',
};
