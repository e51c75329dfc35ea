/** The shop's state: products, stock, orders, invoices and shipments of one server instance. */
import { found } from '../shared/failure.ts';
import { loadWorld } from '../shared/load-world.ts';
import { Table } from '../shared/table.ts';
import type { InvoiceRow, OrderRow, ProductRow, ShipmentRow, StockRow } from './rows.ts';

export interface ShopStore {
  readonly products: Table<ProductRow>;
  readonly stock: Table<StockRow>;
  readonly orders: Table<OrderRow>;
  readonly invoices: Table<InvoiceRow>;
  readonly shipments: Table<ShipmentRow>;
}

export function openShopStore(): ShopStore {
  const world = loadWorld('shop');
  return {
    products: new Table(world.products),
    stock: new Table(world.stock),
    orders: new Table(world.orders),
    invoices: new Table(world.invoices),
    shipments: new Table(world.shipments),
  };
}

export function productIn(store: ShopStore, id: string): ProductRow {
  return found(store.products.get(id), 'product', id);
}

export function orderIn(store: ShopStore, id: string): OrderRow {
  return found(store.orders.get(id), 'order', id);
}
