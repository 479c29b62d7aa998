import { Me, SignIn } from '@mittler/contract';
import { Body, Controller, Delete, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers, AnswersNothing } from '../../http/document/answers';
import { Policy } from '../../http/policy';
import { Refusal } from '../../http/refusal';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';
import { type CheckedRequest, PasswordGuard } from './password.guard';
import { giveToken, takeToken, tokenOf } from './session-cookie';
import { SignInService } from './sign-in.service';

@Policy('anyone')
@Controller('sign-in')
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @HttpCode(200)
  @UseGuards(PasswordGuard)
  @Answers(Me)
  async signIn(
    @Body() _: SignIn,
    @Req() request: CheckedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    if (!request.personId) throw new Refusal('wrong-credentials');
    const { token, caller } = await this.signIns.start(request.personId, tokenOf(request, this.settings));
    giveToken(reply, token, this.settings);
    return this.signIns.me(caller);
  }

  /** Signing out twice is as good as once. */
  @Delete()
  @HttpCode(204)
  @AnswersNothing()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = tokenOf(request, this.settings);
    if (token !== undefined) await this.signIns.end(token);
    takeToken(reply, this.settings);
  }
}
