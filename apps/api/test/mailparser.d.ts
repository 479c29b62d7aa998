declare module 'mailparser' {
  export interface ParsedMail {
    readonly subject?: string;
    readonly text?: string;
    readonly messageId?: string;
    readonly to?: { readonly text: string };
    readonly from?: { readonly text: string };
    readonly attachments: readonly {
      readonly contentType: string;
      readonly filename?: string;
      readonly content: Buffer;
    }[];
    readonly headers: ReadonlyMap<string, unknown>;
    readonly headerLines: readonly { readonly key: string; readonly line: string }[];
  }
  export function simpleParser(source: Buffer | string): Promise<ParsedMail>;
}
