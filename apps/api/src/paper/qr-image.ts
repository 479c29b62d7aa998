import { encode } from 'uqr';

/** Side of the quiet zone in modules; ISO/IEC 18004 asks for four, of which the paper's own white margin gives the rest. */
const quiet = 2;

/** A QR code as one SVG path (error correction M), small enough to be embedded as vectors and sharp in any print. */
export function qrImage(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: quiet });
  const runs = data.map((row, y) =>
    rowRuns(row)
      .map(({ from, length }) => `M${String(from)} ${String(y)}h${String(length)}v1h-${String(length)}z`)
      .join(''),
  );
  const side = String(size);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${runs.join('')}" fill="#12121f"/></svg>`;
}

function rowRuns(row: readonly boolean[]): readonly { readonly from: number; readonly length: number }[] {
  const starts = row.flatMap((dark, x) => (dark && !row[x - 1] ? [x] : []));
  return starts.map((from) => {
    const end = row.indexOf(false, from);
    return { from, length: (end === -1 ? row.length : end) - from };
  });
}
