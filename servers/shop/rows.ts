/** What the shop's world holds. References are ids; names are looked up when a record is shown. */
import type { Row } from '../shared/table.ts';

export interface ShopWorld {
  readonly products: readonly ProductRow[];
  readonly stock: readonly StockRow[];
  readonly orders: readonly OrderRow[];
  readonly invoices: readonly InvoiceRow[];
  readonly shipments: readonly ShipmentRow[];
}

export interface ProductRow extends Row {
  readonly name: string;
  readonly sku: string;
  readonly category: string;
  readonly summary: string;
  readonly prices: Readonly<Record<string, number>>;
  readonly weight_kg: number;
  readonly lead_time_days: number;
  readonly warranty_months: number;
  readonly status: string;
}

/** Stock rows are keyed by the product they count. */
export interface StockRow extends Row {
  readonly warehouses: readonly {
    readonly city: string;
    readonly on_hand: number;
    readonly reserved: number;
  }[];
  readonly next_delivery_on: string | null;
  readonly next_delivery_quantity: number | null;
}

export interface OrderRow extends Row {
  readonly number: string;
  readonly customer_id: string;
  readonly status: string;
  readonly ordered_on: string;
  readonly expected_delivery_on: string;
  readonly delivered_on: string | null;
  readonly customer_reference: string | null;
  readonly currency: string;
  readonly vat_percent: number;
  readonly lines: readonly {
    readonly product_id: string;
    readonly quantity: number;
    readonly unit_price: number;
    /** Units that stand reserved in the stock for this line. */
    readonly reserved: number;
  }[];
  readonly shipment_id: string | null;
  readonly cancellation_reason: string | null;
}

export interface InvoiceRow extends Row {
  readonly number: string;
  readonly order_id: string;
  readonly customer_id: string;
  readonly status: string;
  readonly issued_on: string;
  readonly due_on: string;
  readonly paid_on: string | null;
  readonly total: number;
  readonly amount_due: number;
  readonly currency: string;
}

export interface ShipmentRow extends Row {
  readonly number: string;
  readonly order_id: string;
  readonly carrier: string;
  readonly status: string;
  readonly shipped_on: string;
  readonly expected_delivery_on: string;
  readonly delivered_on: string | null;
  readonly parcels: number;
  readonly weight_kg: number;
  readonly events: readonly {
    readonly date: string;
    readonly location: string;
    readonly description: string;
  }[];
}
