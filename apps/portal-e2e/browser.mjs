// @ts-check
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The browser of the journeys: one named by CHROMIUM_PATH, else the one that comes with the packages and needs
 * nothing of the system.
 *
 * @returns {Promise<{ executablePath: string; args: string[] }>}
 */
export async function browser() {
  const own = process.env['CHROMIUM_PATH'];
  if (own) return { executablePath: own, args: ['--no-sandbox', '--disable-gpu'] };
  // The package unpacks the libraries it needs only where it believes to be on such a machine.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const unpacked = join(tmpdir(), 'chromium');
  const libraries = join(tmpdir(), 'al2023', 'lib');
  // A copy left behind without its libraries would never start.
  if (existsSync(unpacked) && !existsSync(join(libraries, 'libnspr4.so'))) rmSync(unpacked, { force: true });
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  // Security stays on as in every browser: the pages must work under their content security policy and same origin.
  // Without a graphics card its emulation costs more than the pages themselves.
  const unwanted =
    /^--(single-process|no-zygote|disable-web-security|allow-running-insecure-content|headless|disable-features|use-gl|use-angle|enable-unsafe-swiftshader|ignore-gpu-blocklist|in-process-gpu)/;
  return { executablePath, args: [...chromium.args.filter((each) => !unwanted.test(each)), '--disable-gpu'] };
}
