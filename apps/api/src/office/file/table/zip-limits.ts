import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { UnreadableFile } from './unreadable-file';

/** A trainee list of a thousand people has about 100 kB; these leave room for fifty times that and stop a zip bomb. */
export const fileLimits = { packedBytes: 5_000_000, unpackedBytes: 50_000_000, ratio: 100, parts: 200 } as const;

/** Below this size a high ratio is harmless and common: empty parts of a workbook pack very well. */
const ratioMattersFrom = 1_000_000;

/**
 * Looks at an archive before any other program unpacks it: first at what its directory claims, then at what its parts really
 * unpack to (read and thrown away piece by piece), since a bomb lies about its size.
 *
 * @throws UnreadableFile
 */
export async function checkArchive(bytes: Uint8Array): Promise<void> {
  const archive = await open(bytes);
  try {
    if (archive.entryCount > fileLimits.parts) throw new UnreadableFile('too-many-parts', fileLimits.parts);
    const entries = await directory(archive);
    const claimed = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    checkSize(claimed, bytes.length);
    let unpacked = 0;
    for (const entry of entries) {
      unpacked += await unpackedSize(archive, entry, fileLimits.unpackedBytes - unpacked);
      checkSize(unpacked, bytes.length);
    }
  } finally {
    archive.close();
  }
}

function checkSize(unpacked: number, packed: number): void {
  if (unpacked > fileLimits.unpackedBytes) throw new UnreadableFile('unpacks-too-large', fileLimits.unpackedBytes);
  if (unpacked > ratioMattersFrom && unpacked > packed * fileLimits.ratio)
    throw new UnreadableFile('packed-too-densely', fileLimits.ratio);
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, archive) => {
      if (error) reject(new UnreadableFile('damaged'));
      else resolve(archive);
    });
  });
}

async function directory(archive: ZipFile): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    archive.on('error', () => reject(new UnreadableFile('damaged')));
    archive.on('end', () => resolve(entries));
    archive.on('entry', (entry: Entry) => {
      entries.push(entry);
      archive.readEntry();
    });
    archive.readEntry();
  });
}

async function unpackedSize(archive: ZipFile, entry: Entry, room: number): Promise<number> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(new UnreadableFile('damaged'));
        return;
      }
      let size = 0;
      stream.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size <= room) return;
        stream.destroy();
        reject(new UnreadableFile('unpacks-too-large', fileLimits.unpackedBytes));
      });
      stream.on('error', () => reject(new UnreadableFile('damaged')));
      stream.on('end', () => resolve(size));
    });
  });
}
