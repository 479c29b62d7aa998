import { startProduct } from './product.mjs';

/** Starts the product once for all journeys; what it returns stops it again. */
export default async function start(): Promise<() => Promise<void>> {
  const product = await startProduct();
  process.env['MITTLER_URL'] = product.url;
  process.env['MITTLER_MAILS'] = product.mails;
  return product.stop;
}
