import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CalendarFeedAddress,
  EditTemplate,
  Language,
  MessageAnswer,
  MessageCategory,
  MessageChoice,
  MessageChoices,
  MessagePage,
  MessageState,
  Template,
  TemplateAnswer,
  TemplateDraft,
  TemplatePreview,
} from '@mittler/contract';
import { firstValueFrom } from 'rxjs';

export interface MessageFilter {
  readonly state: MessageState | null;
  readonly category: MessageCategory | null;
  readonly template: Template | null;
  readonly registration: string | null;
}

/** Mails as they fare, their words, and what a person wants to get. */
@Service()
export class MessagesClient {
  private readonly http = inject(HttpClient);

  messages(filter: MessageFilter, after: string | null): Promise<MessagePage> {
    const given = Object.entries({ ...filter, after }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return firstValueFrom(this.http.get<MessagePage>('/api/messages', { params: Object.fromEntries(given) }));
  }

  retry(id: string): Promise<MessageAnswer> {
    return firstValueFrom(this.http.post<MessageAnswer>(`/api/messages/${id}/retry`, {}));
  }

  edit(template: Template, language: Language, request: EditTemplate): Promise<TemplateAnswer> {
    return firstValueFrom(this.http.put<TemplateAnswer>(`/api/message-templates/${template}/${language}`, request));
  }

  reset(template: Template, language: Language, version: number): Promise<TemplateAnswer> {
    const params = { version };
    return firstValueFrom(
      this.http.delete<TemplateAnswer>(`/api/message-templates/${template}/${language}`, { params }),
    );
  }

  preview(template: Template, language: Language, draft: TemplateDraft): Promise<TemplatePreview> {
    return firstValueFrom(
      this.http.post<TemplatePreview>(`/api/message-templates/${template}/${language}/preview`, draft),
    );
  }

  choose(choice: MessageChoice): Promise<MessageChoices> {
    return firstValueFrom(this.http.put<MessageChoices>('/api/me/message-choices', { choices: [choice] }));
  }

  renewFeed(): Promise<CalendarFeedAddress> {
    return firstValueFrom(this.http.post<CalendarFeedAddress>('/api/me/calendar-feed', {}));
  }

  async revokeFeed(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/me/calendar-feed'));
  }
}
