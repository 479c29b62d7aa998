import { Verification, VerifyCertificate } from '@mittler/contract';
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Answers } from '../../http/document/answers';
import { Policy } from '../../http/policy';
import { RateLimit } from '../../people/sign-in/rate-limit.service';
import { VerificationService } from './verification.service';

@Controller('verifications')
export class VerificationController {
  constructor(
    private readonly verifications: VerificationService,
    private readonly limit: RateLimit,
  ) {}

  /** A POST though it changes nothing: a code in an address would stay in logs and histories. */
  @Post()
  @HttpCode(200)
  @Policy('anyone')
  @Answers(Verification)
  async verify(@Req() request: FastifyRequest, @Body() shown: VerifyCertificate): Promise<Verification> {
    const tries = await this.limit.take('verification', request.ip);
    const verification = await this.verifications.verify(shown);
    // Who was shown true certificates may check as many as come; only guesses count.
    if (verification.is !== 'unknown') await this.limit.giveBack(tries);
    return verification;
  }
}
