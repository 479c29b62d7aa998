import { ChangeEmail, ChangePassword, ChooseLanguage, Me, SignIns } from '@mittler/contract';
import { Body, Controller, Delete, Get, HttpCode, Inject, Ip, Param, Post, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Answers, AnswersNothing } from '../../http/document/answers';
import { By, type Caller } from '../../http/caller';
import { IdPipe } from '../../http/id.pipe';
import { Policy } from '../../http/policy';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';
import { RateLimit } from './rate-limit.service';
import { giveToken } from './session-cookie';
import { SignInService } from './sign-in.service';
import { EmailService } from '../account/email.service';
import { PasswordService } from '../account/password.service';

/** The caller's own account. */
@Policy('signed-in')
@Controller('me')
export class MeController {
  constructor(
    private readonly signIns: SignInService,
    private readonly passwords: PasswordService,
    private readonly emails: EmailService,
    private readonly limits: RateLimit,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Answers(Me)
  me(@By() caller: Caller): Promise<Me> {
    return this.signIns.me(caller);
  }

  @Put('language')
  @Answers(Me)
  chooseLanguage(@By() caller: Caller, @Body() { language }: ChooseLanguage): Promise<Me> {
    return this.signIns.chooseLanguage(caller, language);
  }

  @Put('password')
  @HttpCode(204)
  @AnswersNothing()
  async changePassword(
    @By() caller: Caller,
    @Body() body: ChangePassword,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.limits.around('password', ip, () => this.passwords.change(caller, body), caller.personId);
    // More trust than before asks for a new token (ASVS 7.2.4).
    const { token } = await this.signIns.start(caller.personId, undefined);
    await this.signIns.endOne(caller, caller.signInId);
    giveToken(reply, token, this.settings);
  }

  @Post('email')
  @HttpCode(204)
  @AnswersNothing()
  changeEmail(@By() caller: Caller, @Body() body: ChangeEmail, @Ip() ip: string): Promise<void> {
    return this.limits.around('password', ip, () => this.emails.ask(caller, body), caller.personId);
  }

  @Get('sign-ins')
  @Answers(SignIns)
  list(@By() caller: Caller): Promise<SignIns> {
    return this.signIns.list(caller);
  }

  @Delete('sign-ins/:id')
  @HttpCode(204)
  @AnswersNothing()
  end(@By() caller: Caller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.signIns.endOne(caller, id);
  }
}
