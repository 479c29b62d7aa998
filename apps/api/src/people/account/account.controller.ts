import { AskPasswordReset, ConfirmEmail, LinkAnswer, ReadLink, SetPassword } from '@mittler/contract';
import { Body, Controller, HttpCode, Ip, Param, Post } from '@nestjs/common';
import { Answers, AnswersNothing } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { RateLimit } from '../sign-in/rate-limit.service';
import { EmailService } from './email.service';
import { InvitationService } from './invitation.service';
import { PasswordService } from './password.service';

/** What somebody does with a link from a mail, and how she gets one. Tokens come in bodies, never in addresses. */
@Controller()
export class AccountController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly emails: EmailService,
    private readonly invitations: InvitationService,
    private readonly limits: RateLimit,
  ) {}

  @Post('account/link')
  @HttpCode(200)
  @Policy('anyone')
  @Answers(LinkAnswer)
  readLink(@Body() { token }: ReadLink, @Ip() address: string): Promise<LinkAnswer> {
    return this.limits.around('link', address, () => this.passwords.readLink(token));
  }

  @Post('account/password')
  @HttpCode(204)
  @Policy('anyone')
  @AnswersNothing()
  setPassword(@Body() body: SetPassword, @Ip() address: string): Promise<void> {
    return this.limits.around('link', address, () => this.passwords.setByLink(body));
  }

  @Post('account/password-reset')
  @HttpCode(204)
  @Policy('anyone')
  @AnswersNothing()
  async askReset(@Body() { email }: AskPasswordReset, @Ip() address: string): Promise<void> {
    await this.limits.take('password-reset', address, email);
    await this.passwords.askReset(email);
  }

  @Post('account/email')
  @HttpCode(204)
  @Policy('anyone')
  @AnswersNothing()
  confirmEmail(@Body() { token }: ConfirmEmail, @Ip() address: string): Promise<void> {
    return this.limits.around('link', address, () => this.emails.confirm(token));
  }

  @Post('people/:id/invitations')
  @HttpCode(204)
  @Policy('coordination-office', 'administrator', 'municipal-coordinator')
  @AnswersNothing()
  invite(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.invitations.send(caller, id);
  }
}
