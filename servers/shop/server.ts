/** The shop server: products, stock, orders, invoices and shipments. */
import { serverFactory } from '../shared/build-server.ts';
import { instructionsFor, version } from '../shared/company.ts';
import { getInvoice, listInvoices } from './invoices.ts';
import { cancelOrder, changeDeliveryDate, createOrder, getOrder, listOrders } from './orders.ts';
import { checkStock, getProduct, searchProducts } from './products.ts';
import { trackShipment } from './shipments.ts';
import { openShopStore } from './store.ts';

export const createShopServer = serverFactory({
  name: 'shop',
  title: 'Brennick Shop',
  version,
  instructions: instructionsFor(
    "This server keeps the trade: the product catalogue, the stock, and each customer's orders, invoices and shipments. Customer ids come from the crm server.",
  ),
  openStore: openShopStore,
  tools: [
    searchProducts,
    getProduct,
    checkStock,
    listOrders,
    getOrder,
    createOrder,
    changeDeliveryDate,
    cancelOrder,
    listInvoices,
    getInvoice,
    trackShipment,
  ],
});
