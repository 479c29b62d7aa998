import { Verification, VerifyCertificate } from '@mittler/contract';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Answers } from '../../http/answers';
import { Policy } from '../../http/policy';
import { VerificationService } from './verification.service';

@Controller('verifications')
export class VerificationController {
  constructor(private readonly verifications: VerificationService) {}

  /** A POST though it changes nothing: a code in an address would stay in logs and histories. */
  @Post()
  @HttpCode(200)
  @Policy('anyone')
  @Answers(Verification)
  verify(@Body() shown: VerifyCertificate): Promise<Verification> {
    return this.verifications.verify(shown);
  }
}
