import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Sheet } from './sheet';
import { sheetTemplate } from './sheet-template';

/** `a-2a` is what is issued (archivable, tagged); `ua-1` is compiled in the specs, where the compiler refuses what a screen reader could not use. */
export type PaperStandard = 'a-2a' | 'ua-1';

/** A paper holds a character that none of its fonts can show; it is refused rather than printed with a box in a name. */
export class UnprintablePaper extends Error {
  override readonly name = 'UnprintablePaper';

  constructor(readonly characters: readonly string[]) {
    super('The paper holds characters that its fonts cannot show.');
  }
}

const fontFiles = ['400Regular/FiraSans_400Regular.ttf', '600SemiBold/FiraSans_600SemiBold.ttf'];

let compiler: NodeCompiler | undefined;

/** One compiler for the life of the process: the fonts are read once, and what repeats from paper to paper is remembered. */
function press(): NodeCompiler {
  if (compiler) return compiler;
  const resolve = createRequire(import.meta.url).resolve;
  const fontBlobs = fontFiles.map((file) => readFileSync(resolve(`@expo-google-fonts/fira-sans/${file}`)));
  // The workspace is a folder that does not exist: a template can read no file of the machine.
  compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }], workspace: '/nowhere' });
  return compiler;
}

/**
 * Prints a sheet as PDF. The same sheet gives the same bytes. Takes some milliseconds of the one thread and lets other work
 * run before it starts, so that a bulk of papers does not hold up the server.
 *
 * @throws UnprintablePaper where a character has no glyph.
 */
export async function printSheet(sheet: Sheet, standard: PaperStandard = 'a-2a'): Promise<Uint8Array> {
  await nextTurn();
  const machine = press();
  try {
    const compiled = machine.compile({ mainFileContent: sheetTemplate, inputs: { sheet: JSON.stringify(sheet) } });
    const document = compiled.result;
    if (!document) {
      const error = compiled.takeError();
      throw new Error(
        `The layout of the papers does not compile: ${JSON.stringify(error ? machine.fetchDiagnostics(error) : null)}`,
      );
    }
    return machine.pdf(document, { pdfStandard: standard });
  } catch (error) {
    const characters = unshown(error);
    throw characters.length > 0 ? new UnprintablePaper(characters) : error;
  } finally {
    machine.evictCache(10);
  }
}

/** The compiler names each piece of text without a glyph; only these characters are told on, never the text around them. */
function unshown(error: unknown): readonly string[] {
  return [...String(error).matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map((match) => match[1] ?? '');
}
