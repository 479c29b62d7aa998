import { Component, computed, input } from '@angular/core';
import { encode } from 'uqr';

/** A QR code as one path, black on white in every scheme, with the quiet zone that readers need. */
@Component({
  selector: 'm-qr-code',
  template: `<svg
    class="m-qr"
    role="img"
    [attr.aria-label]="label()"
    [attr.viewBox]="'0 0 ' + code().size + ' ' + code().size"
    shape-rendering="crispEdges"
  >
    <rect class="m-qr__ground" x="0" y="0" [attr.width]="code().size" [attr.height]="code().size" />
    <path class="m-qr__dots" [attr.d]="path()" />
  </svg>`,
})
export class QrCode {
  readonly content = input.required<string>();
  readonly label = input.required<string>();
  protected readonly code = computed(() => encode(this.content(), { ecc: 'M', border: 4 }));
  protected readonly path = computed(() =>
    this.code()
      .data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])))
      .join(''),
  );
}
