import { Component, effect, inject, untracked, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { Connection } from '../device/connection';
import { spoken } from '../language';
import { SessionClock } from '../session-clock';
import { SignedIn } from '../signed-in';
import { shellTexts } from '../texts';

/** Warns five minutes before the session ends for want of requests, and offers to stay (WCAG 2.2.1). */
@Component({
  selector: 'm-session-warning',
  imports: [ConfirmDialog],
  template: `<m-confirm-dialog
    [title]="texts().session.title"
    [act]="texts().session.stay"
    [dismissable]="false"
    (confirmed)="stay()"
  >
    <p>{{ texts().session.text(clock.minutesLeft() ?? 0) }}</p>
  </m-confirm-dialog>`,
})
export class SessionWarning {
  protected readonly clock = inject(SessionClock);
  protected readonly texts = spoken(shellTexts);
  private readonly connection = inject(Connection);
  private readonly signedIn = inject(SignedIn);
  private readonly router = inject(Router);
  private readonly dialog = viewChild.required(ConfirmDialog);

  constructor() {
    effect(() => {
      const soon = this.clock.endsSoon();
      const over = this.clock.minutesLeft() === 0;
      untracked(() => {
        // Without a connection nobody can stay by a request, and nothing that is kept on the device gets lost.
        if (soon && !over && this.connection.online()) this.dialog().open();
        else this.dialog().close();
        if (over) this.stay();
      });
    });
  }

  /** Any request keeps the session; when it has ended already, the way leads to the sign-in and back. */
  protected stay(): void {
    void this.signedIn.refresh().then((me) => (me === null ? this.leave() : undefined));
  }

  private async leave(): Promise<void> {
    await this.router.navigate(['/anmelden'], { queryParams: { zurueck: this.router.url } });
  }
}
