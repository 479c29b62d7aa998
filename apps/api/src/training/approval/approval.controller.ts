import { ApprovalAsked, ApprovalDecided, DecideByLink, LookAtApproval } from '@mittler/contract';
import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { Answers } from '../../http/document/answers';
import { Policy } from '../../http/policy';
import { RateLimit } from '../../people/sign-in/rate-limit.service';
import { LinkDecisionService } from './link-decision.service';

/** Without an account: who has the link decides. There is no GET, so that opening a mail can't decide anything. */
@Policy('anyone')
@Controller('approval-links')
export class ApprovalController {
  constructor(
    private readonly decisions: LinkDecisionService,
    private readonly limits: RateLimit,
  ) {}

  @Post('look')
  @HttpCode(200)
  @Answers(ApprovalAsked)
  look(@Body() wish: LookAtApproval, @Ip() address: string): Promise<ApprovalAsked> {
    return this.limits.around('approval', address, () => this.decisions.look(wish));
  }

  @Post('decision')
  @HttpCode(200)
  @Answers(ApprovalDecided)
  decide(@Body() wish: DecideByLink, @Ip() address: string): Promise<ApprovalDecided> {
    return this.limits.around('approval', address, () => this.decisions.decide(wish));
  }
}
