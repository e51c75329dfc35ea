/** Products: find one, read one, see what is in stock. */
import { idOf } from '../shared/identifiers.ts';
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
import { pageOf, paginate, paging } from '../shared/page.ts';
import { searchRows } from '../shared/text-search.ts';
import { defineTool, reads } from '../shared/tool.ts';
import type { ProductRow } from './rows.ts';
import { productIn, type ShopStore } from './store.ts';

const categories = [
  'centrifuges',
  'ovens',
  'balances',
  'pumps',
  'flow meters',
  'data loggers',
  'photometers',
  'chillers',
  'leak detectors',
  'water analysers',
] as const;

const currencies = ['EUR', 'USD', 'GBP', 'CHF'] as const;

const productSummary = {
  id: idOf('product', 'Product id'),
  name: text('Product name'),
  sku: text('Article number'),
  category: oneOf(categories, 'Category'),
  price: decimal('List price without VAT', { minimum: 0 }),
  currency: oneOf(currencies, 'Currency of the list price'),
  status: oneOf(['available', 'discontinued'], 'Status'),
};

function showSummary({ id, name, sku, category, prices, status }: ProductRow) {
  return { id, name, sku, category, price: prices.EUR, currency: 'EUR', status };
}

export const searchProducts = defineTool({
  name: 'search_products',
  title: 'Search products',
  description:
    'Search the product catalogue by name, best match first. Every word of the query must occur in the name, the ' +
    'article number, the category or the summary; the beginning of a word is enough.',
  inputSchema: takes(
    {
      query: text("Words of the product's name.", {
        minLength: 1,
        examples: [
          'Corvus 24',
          'drying oven',
          'microbalance',
          'flow meter',
          'Frigora',
          'spectrophotometer',
          'leak detector',
          'Perista 40',
          'pH meter',
          'Tempora Cryo',
        ],
      }),
    },
    { category: oneOf(categories, 'Only products of this category.'), ...paging },
  ),
  outputSchema: pageOf('products', 'Products that match, best match first', record(productSummary)),
  annotations: reads,
  run(store: ShopStore, { query, category, ...page }) {
    const candidates = store.products.filter((row) => !category || row.category === category);
    const hits = searchRows(candidates, query, (row) => ({
      title: row.name,
      more: [row.sku, row.category, row.summary],
    }));
    return paginate('products', hits, page, showSummary);
  },
});

export const getProduct = defineTool({
  name: 'get_product',
  title: 'Get product',
  description: 'Get a product. It holds the list prices in every currency, the lead time and the warranty.',
  inputSchema: takes({ product_id: idOf('product', 'Product to read.') }),
  outputSchema: record({
    ...productSummary,
    summary: text('What it is for'),
    price_list: list(
      'List prices without VAT, one a currency',
      record({
        currency: oneOf(currencies, 'Currency'),
        price: decimal('List price without VAT', { minimum: 0 }),
      }),
    ),
    weight_kg: decimal('Weight in kilograms', { minimum: 0 }),
    lead_time_days: wholeNumber('Lead time in days when out of stock', { minimum: 0 }),
    warranty_months: wholeNumber('Warranty in months', { minimum: 0 }),
  }),
  annotations: reads,
  run(store: ShopStore, { product_id }) {
    const row = productIn(store, product_id);
    const { summary, prices, weight_kg, lead_time_days, warranty_months } = row;
    const price_list = Object.entries(prices).map(([currency, price]) => ({ currency, price }));
    return { ...showSummary(row), summary, price_list, weight_kg, lead_time_days, warranty_months };
  },
});

export const checkStock = defineTool({
  name: 'check_stock',
  title: 'Check stock',
  description:
    "Check a product's stock, warehouse by warehouse. What is available is what is on hand less what orders have " +
    'reserved; the next delivery from production is given where one is planned.',
  inputSchema: takes({ product_id: idOf('product', 'Product to check.') }),
  outputSchema: record({
    product_id: idOf('product', 'Product id'),
    product_name: text('Product'),
    available: wholeNumber('Units available in all warehouses', { minimum: 0 }),
    warehouses: list(
      'Stock in each warehouse',
      record({
        city: text('City of the warehouse'),
        on_hand: wholeNumber('Units on hand', { minimum: 0 }),
        reserved: wholeNumber('Units reserved for orders', { minimum: 0 }),
        available: wholeNumber('Units available', { minimum: 0 }),
      }),
    ),
    next_delivery_on: nullable(date('Date of the next delivery', '2026-03-16')),
    next_delivery_quantity: nullable(wholeNumber('Units in the next delivery', { minimum: 1 })),
  }),
  annotations: reads,
  run(store: ShopStore, { product_id }) {
    const product = productIn(store, product_id);
    const stock = store.stock.get(product.id);
    const warehouses = (stock?.warehouses ?? []).map(({ city, on_hand, reserved }) => ({
      city,
      on_hand,
      reserved,
      available: on_hand - reserved,
    }));
    return {
      product_id: product.id,
      product_name: product.name,
      available: warehouses.reduce((sum, one) => sum + one.available, 0),
      warehouses,
      next_delivery_on: stock?.next_delivery_on ?? null,
      next_delivery_quantity: stock?.next_delivery_quantity ?? null,
    };
  },
});
