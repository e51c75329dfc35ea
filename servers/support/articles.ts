/** Knowledge articles: how known problems are solved. */
import { personOf, productOf, referenceTo } from '../shared/directory.ts';
import { found } from '../shared/failure.ts';
import { idOf, person } from '../shared/identifiers.ts';
import { date, list, oneOf, record, takes, text } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { searchRows } from '../shared/text-search.ts';
import { defineTool, reads } from '../shared/tool.ts';
import type { ArticleRow } from './rows.ts';
import type { SupportStore } from './store.ts';

const topics = [
  'troubleshooting',
  'calibration',
  'installation',
  'maintenance',
  'software',
  'orders',
] as const;

const articleSummary = {
  id: idOf('article', 'Article id'),
  title: text('Title'),
  topic: oneOf(topics, 'Topic'),
  updated_on: date('Date of the last revision', '2025-11-12'),
};

const productsOf = (row: ArticleRow) =>
  row.product_ids.map((id) => ({ product_id: id, product_name: productOf(id).name }));

function showSummary({ id, title, topic, updated_on }: ArticleRow) {
  return { id, title, topic, updated_on };
}

export const searchArticles = defineTool({
  name: 'search_articles',
  title: 'Search knowledge articles',
  description:
    "Search the knowledge articles by their words, best match first. Every word of the query must occur in the title, the text or the name of a product the article is for; a product's full name finds all that is written about it.",
  inputSchema: takes(
    {
      query: text('Words of the article.', {
        minLength: 1,
        examples: [
          'imbalance alarm',
          'door gasket',
          'drift of balances',
          'false alarms',
          'blank values',
          'tubing',
          'radio range',
        ],
      }),
    },
    {
      topic: oneOf(topics, 'Only articles on this topic.'),
      product_id: idOf('product', 'Only articles for this product.'),
      ...paging,
    },
  ),
  outputSchema: pageOf('articles', 'Articles that match, best match first', record(articleSummary)),
  annotations: reads,
  run(store: SupportStore, { query, topic, product_id, ...page }) {
    if (product_id) productOf(product_id);
    const candidates = store.articles.filter(
      (row) => (!topic || row.topic === topic) && (!product_id || row.product_ids.includes(product_id)),
    );
    const hits = searchRows(candidates, query, (row) => ({
      title: row.title,
      more: [row.content, ...productsOf(row).map((product) => product.product_name)],
    }));
    return paginate('articles', hits, page, showSummary);
  },
});

export const getArticle = defineTool({
  name: 'get_article',
  title: 'Get knowledge article',
  description: 'Get a knowledge article with its full text and the products it is for.',
  inputSchema: takes({ article_id: idOf('article', 'Article to read.') }),
  outputSchema: record({
    ...articleSummary,
    content: text('Text of the article'),
    products: list(
      'Products it is for',
      record({ product_id: idOf('product', 'Product id'), product_name: text('Product') }),
    ),
    author: person('Employee who wrote it'),
  }),
  annotations: reads,
  run(store: SupportStore, { article_id }) {
    const row = found(store.articles.get(article_id), 'article', article_id);
    return {
      ...showSummary(row),
      content: row.content,
      products: productsOf(row),
      author: referenceTo(personOf(row.author_id)),
    };
  },
});
