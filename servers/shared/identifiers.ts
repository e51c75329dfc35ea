/** Identifiers of the company's records: one pattern a kind, the same on every server. */
import { nullable, record, text } from './json-schema.ts';

const shapes = {
  customer: ['cus', 4, 'cus_0007'],
  contact: ['con', 4, 'con_0012'],
  deal: ['deal', 4, 'deal_0031'],
  activity: ['act', 4, 'act_0105'],
  product: ['prd', 4, 'prd_0031'],
  order: ['ord', 4, 'ord_1042'],
  invoice: ['inv', 4, 'inv_3017'],
  shipment: ['shp', 4, 'shp_5020'],
  ticket: ['tkt', 4, 'tkt_2205'],
  comment: ['cmt', 4, 'cmt_0040'],
  article: ['art', 3, 'art_014'],
  person: ['per', 3, 'per_012'],
  room: ['room', 2, 'room_03'],
  meeting: ['mtg', 4, 'mtg_0044'],
  flight: ['flt', 4, 'flt_0148'],
  hotel: ['htl', 3, 'htl_021'],
  booking: ['bkg', 4, 'bkg_0009'],
} as const;

type Kind = keyof typeof shapes;

/** An id of this kind, as a parameter or a field. */
export function idOf(kind: Kind, description: string) {
  const [prefix, digits, example] = shapes[kind];
  return text(description, { pattern: `^${prefix}_[0-9]{${digits},}$`, examples: [example] });
}

/** How records name an employee: id, name and email. */
export function person(description: string) {
  return record(
    {
      id: idOf('person', 'Employee id'),
      name: text('Full name'),
      email: text('Email address', { format: 'email' }),
    },
    description,
  );
}

/** How records name a customer's contact: id, name and email. */
export function contact(description: string) {
  return record(
    {
      id: idOf('contact', 'Contact id'),
      name: text('Full name'),
      email: text('Email address', { format: 'email' }),
    },
    description,
  );
}

/** The id and the name of the customer a record belongs to. */
export const customerFields = {
  customer_id: idOf('customer', 'Customer id'),
  customer_name: text('Customer'),
};

/** The id and the name of the product a record is about; null where it is about none. */
export const optionalProductFields = {
  product_id: nullable(idOf('product', 'Product id')),
  product_name: nullable(text('Product')),
};
