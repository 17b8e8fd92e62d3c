import { type Books, password } from './ground/load.ts';
import { clone, type Facts, factsOf } from './ground/run.ts';
import { type Program, signIn, startProduct, startReference } from './program.ts';

/** How often, how long, on which databases of which PostgreSQL. */
export type Terms = { rounds: number; seconds: number; memorySeconds: number; maintenance: string; books: Books };

/** Both servers on one database that may be written to, with what a request needs to name. */
export type Stage = Terms & {
  url: string;
  facts: Facts;
  product: Program;
  reference: Program;
  /** Headers of the product's signed-in people. */
  sales: Record<string, string>;
  manager: Record<string, string>;
};

export async function setStage(terms: Terms): Promise<Stage> {
  const url = await clone(terms.maintenance, terms.books.usual);
  const facts = await factsOf(url);
  const reference = await startReference(url);
  const product = await startProduct(url);
  try {
    const [sales, manager] = [await signIn(product.address, 'sales.hn', password), await signIn(product.address, 'manager.hn', password)];
    return { ...terms, url, facts, product, reference, sales, manager };
  } catch (error) {
    await product.stop();
    await reference.stop();
    throw error;
  }
}
