/** Shipments: where the goods are. */
import { customerOf } from '../shared/directory.ts';
import { found } from '../shared/failure.ts';
import { customerFields, idOf } from '../shared/identifiers.ts';
import {
  date,
  decimal,
  list,
  nullable,
  oneOf,
  record,
  takes,
  text,
  wholeNumber,
} from '../shared/json-schema.ts';
import { defineTool, reads } from '../shared/tool.ts';
import { orderIn, type ShopStore } from './store.ts';

export const trackShipment = defineTool({
  name: 'track_shipment',
  title: 'Track shipment',
  description:
    "Track a shipment. Gives the carrier, the tracking number, the expected delivery and every scan, newest first. An order's shipment_id comes from get_order.",
  inputSchema: takes({ shipment_id: idOf('shipment', 'Shipment to track.') }),
  outputSchema: record({
    id: idOf('shipment', 'Shipment id'),
    number: text('Tracking number'),
    carrier: text('Carrier'),
    status: oneOf(['in transit', 'delayed', 'delivered'], 'Status'),
    order_id: idOf('order', 'Order id'),
    order_number: text('Order number'),
    ...customerFields,
    shipped_on: date('Date of dispatch', '2026-02-24'),
    expected_delivery_on: date('Expected date of delivery'),
    delivered_on: nullable(date('Date of delivery')),
    parcels: wholeNumber('Number of parcels', { minimum: 1 }),
    weight_kg: decimal('Weight in kilograms', { minimum: 0 }),
    last_location: text('Last known place'),
    events: list(
      'Scans, newest first',
      record({
        date: date('Date of the scan', '2026-02-25'),
        location: text('Place'),
        description: text('What happened'),
      }),
    ),
  }),
  annotations: reads,
  run(store: ShopStore, { shipment_id }) {
    const { events, order_id, ...row } = found(store.shipments.get(shipment_id), 'shipment', shipment_id);
    const order = orderIn(store, order_id);
    const newestFirst = events.toReversed();
    return {
      ...row,
      order_id,
      order_number: order.number,
      customer_id: order.customer_id,
      customer_name: customerOf(order.customer_id).name,
      last_location: newestFirst[0]?.location ?? 'Munich',
      events: newestFirst,
    };
  },
});
