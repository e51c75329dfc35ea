/** A shipment: the carrier's scans from our warehouse to the customer's door. */

import type { CustomerRow } from '../../servers/crm/rows.ts';
import { addDays, earlier, later, today, workingDayUntil } from '../../servers/shared/company-day.ts';
import type { OrderRow, ProductRow, ShipmentRow } from '../../servers/shop/rows.ts';
import { type Choices, padded } from './random.ts';

const carriers = [
  ['Alpenkurier', 'AK'],
  ['Nordstern Fracht', 'NF'],
  ['Blauwal Logistics', 'BW'],
] as const;
const hubs = {
  near: ['Nuremberg', 'Leipzig'],
  far: ['Frankfurt', 'Liège'],
} as const;
const overseas = new Set(['United States', 'Canada', 'Japan', 'Singapore']);

type Stop = readonly [date: string, location: string, description: string];

export function makeShipment(
  choices: Choices,
  order: OrderRow,
  customer: CustomerRow,
  products: readonly ProductRow[],
  index: number,
): ShipmentRow {
  const delivered = order.status === 'delivered';
  const transit = overseas.has(customer.country) ? choices.between(5, 8) : choices.between(2, 5);
  const late = choices.chance(15) ? choices.between(1, 3) : 0;
  const arrived_on = workingDayUntil(earlier(addDays(order.expected_delivery_on, late), addDays(today, -1)));
  const left_on = delivered ? addDays(arrived_on, -transit) : addDays(today, -choices.between(1, 4));
  const shipped_on = later(workingDayUntil(left_on), order.ordered_on);
  const [first, second] = hubs[transit > 4 ? 'far' : 'near'];
  const stops: Stop[] = [
    [shipped_on, 'Munich', 'Collected from the warehouse'],
    [addDays(shipped_on, 1), first, 'Arrived at the sorting centre'],
    [addDays(shipped_on, 2), second, 'Left the sorting centre'],
    [arrived_on, customer.city, 'Out for delivery'],
    [arrived_on, customer.city, 'Delivered and signed for'],
  ];
  const scanned = delivered
    ? stops.filter(([date]) => date <= arrived_on)
    : stops.slice(0, 3).filter(([date]) => date < today);
  const events = scanned.map(([date, location, description]) => ({ date, location, description }));
  const [carrier, code] = choices.one(carriers);
  const overdue = !delivered && order.expected_delivery_on < today;
  const weight = order.lines.reduce((sum, line) => {
    return sum + line.quantity * (products.find((row) => row.id === line.product_id)?.weight_kg ?? 0);
  }, 0);
  return {
    id: padded('shp', 5001 + index, 4),
    number: `${code} ${choices.between(1000, 9999)} ${choices.between(1000, 9999)}`,
    order_id: order.id,
    carrier,
    status: delivered ? 'delivered' : overdue ? 'delayed' : 'in transit',
    shipped_on,
    expected_delivery_on: overdue ? addDays(today, choices.between(1, 3)) : order.expected_delivery_on,
    delivered_on: delivered ? arrived_on : null,
    parcels: Math.max(1, Math.ceil(weight / 40)),
    weight_kg: Math.max(0.2, Math.round(weight * 11) / 10),
    events,
  };
}
