/** A refusal the caller can act on: becomes a result with `isError`, its message the text. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

const whereToLook = {
  customer: 'search_customers of the crm server finds customers by name',
  contact: "list_contacts of the crm server lists a customer's contacts",
  deal: "list_deals lists a customer's deals",
  product: 'search_products of the shop server finds products by name',
  order: "list_orders lists a customer's orders",
  invoice: "list_invoices lists a customer's invoices",
  shipment: "get_order names an order's shipment",
  ticket: "list_tickets lists a customer's tickets and search_tickets finds tickets by their words",
  article: 'search_articles finds articles by their words',
  person: 'search_people of the calendar server finds employees by name',
  room: 'list_rooms lists the meeting rooms',
  meeting: "list_meetings lists a person's meetings",
  flight: 'search_flights finds flights between two cities',
  hotel: 'search_hotels finds hotels in a city',
} as const;

type Noun = keyof typeof whereToLook;

/** The row, or a refusal that says where ids of its kind come from. */
export function found<R>(row: R | undefined, noun: Noun, id: string): R {
  if (row !== undefined) return row;
  throw new Refusal(`No ${noun} has the id ${id}; ${whereToLook[noun]}.`);
}
