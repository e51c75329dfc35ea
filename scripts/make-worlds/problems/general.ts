/** Matters that concern no single product family: reports about orders and invoices, and general articles. */

/** `{order}` stands for the order's number. */
export const orderMatters = [
  {
    subject: 'One parcel of order {order} is missing',
    description: 'Of order {order} only a part has arrived. The delivery note lists everything as shipped.',
    category: 'delivery',
    priority: 'high',
    advice: 'We have asked the carrier to trace the parcel and expect an answer within two working days.',
  },
  {
    subject: 'Copy of the invoice for order {order}',
    description:
      'Our accounts department has not received the invoice for order {order}. Please send it once more.',
    category: 'billing',
    priority: 'low',
    advice: 'The invoice has been sent again as a PDF file; please confirm that it has arrived.',
  },
  {
    subject: 'Delivery address for order {order}',
    description:
      'Order {order} has to be delivered to gate 3 and not to the main entrance, which is closed for works.',
    category: 'delivery',
    priority: 'normal',
    advice: 'We have passed the new address on to shipping and the carrier.',
  },
  {
    subject: 'Damaged packaging on order {order}',
    description:
      'The crate of order {order} arrived with a broken corner. Please tell us whether we may unpack it.',
    category: 'delivery',
    priority: 'high',
    advice: 'Please take photos of all sides before unpacking and have the driver sign the damage report.',
  },
] as const;

export const generalArticles = [
  {
    title: 'Returning instruments for repair',
    topic: 'orders',
    content:
      'Open a ticket first: it is the return number. Clean the instrument, sign the declaration of decontamination and put both into the crate. Repairs take ten working days; a quotation comes before any work that is not under warranty.',
  },
  {
    title: 'Delivery times and how to change a delivery date',
    topic: 'orders',
    content:
      'Products in stock arrive within five days in Europe and eight elsewhere. The delivery date of an order can be changed until it is shipped. Deliveries to building sites need a contact who can be reached by telephone.',
  },
  {
    title: 'Reporting transport damage',
    topic: 'orders',
    content:
      'Note the damage on the delivery note before signing it. Take photos of the crate and of the instrument, and keep the packaging. Reports have to reach us within five working days so that the insurance of the carrier pays.',
  },
  {
    title: 'Maintenance contracts and response times',
    topic: 'maintenance',
    content:
      'Standard customers get an answer within two working days, preferred customers within one, and strategic customers within four hours. A maintenance contract includes one visit a year, loan instruments and ten percent off spare parts.',
  },
  {
    title: 'Paying invoices from abroad',
    topic: 'orders',
    content:
      'Please state the invoice number with every transfer and pay in the currency of the invoice. Bank charges are shared. Reminders are sent seven days after the due date, and deliveries stop 45 days after it.',
  },
  {
    title: 'Preparing a room for installation',
    topic: 'installation',
    content:
      'Instruments need a level bench, a socket on a fuse of their own and 15 cm of air on every side. Let them stand for a day at room temperature before they are switched on. The field service engineer brings all tools.',
  },
] as const;
