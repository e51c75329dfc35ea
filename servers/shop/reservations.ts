/** Reservations: what orders that wait take from the stock, and give back. */
import { Refusal } from '../shared/failure.ts';
import type { OrderRow } from './rows.ts';
import { productIn, type ShopStore } from './store.ts';

interface Line {
  readonly product_id: string;
  readonly quantity: number;
}

/** What came of one line: the units reserved for it, and the days until the rest can be delivered. */
interface Reservation {
  readonly reserved: number;
  readonly waitDays: number;
}

/**
 * Reserves each line's units as far as the stock goes. Refuses, before it reserves anything, where a discontinued
 * product does not suffice.
 */
export function reserve(store: ShopStore, lines: readonly Line[]): Reservation[] {
  const reservations = lines.map(({ product_id, quantity }): Reservation => {
    const product = productIn(store, product_id);
    const available = availableOf(store, product_id);
    if (quantity <= available) return { reserved: quantity, waitDays: 0 };
    if (product.status === 'discontinued') {
      const left = available === 0 ? 'none' : `only ${available}`;
      throw new Refusal(
        `${product.name} is discontinued, with ${left} left in stock; ${quantity} cannot be ordered.`,
      );
    }
    return { reserved: available, waitDays: product.lead_time_days };
  });
  lines.forEach((line, index) => {
    move(store, line.product_id, reservations[index]?.reserved ?? 0);
  });
  return reservations;
}

/** Gives back what each line of an order had reserved. */
export function release(store: ShopStore, lines: OrderRow['lines']): void {
  for (const { product_id, reserved } of lines) move(store, product_id, -reserved);
}

function availableOf(store: ShopStore, productId: string): number {
  const warehouses = store.stock.get(productId)?.warehouses ?? [];
  return warehouses.reduce((sum, one) => sum + one.on_hand - one.reserved, 0);
}

/** Moves units from available to reserved, or back where `quantity` is negative, never past what a warehouse holds. */
function move(store: ShopStore, productId: string, quantity: number): void {
  const stock = store.stock.get(productId);
  if (!stock) return;
  let left = quantity;
  const warehouses = stock.warehouses.map((one) => {
    const moved = Math.max(-one.reserved, Math.min(one.on_hand - one.reserved, left));
    left -= moved;
    return { ...one, reserved: one.reserved + moved };
  });
  store.stock.change(productId, { warehouses });
}
