// The shape of the catalogs. English is the source; every other language must have its keys.

/** Forms of one message by plural category (Intl.PluralRules); `count` selects. */
export interface PluralForms {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

export type Message = string | PluralForms;
export type Messages = Readonly<Record<string, Message>>;

/** What a translation of `Source` must have: the same keys, plural where the source is. */
export type Translation<Source extends Messages> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : PluralForms;
};

export type Params = Readonly<Record<string, string | number>>;
