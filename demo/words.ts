/** Something said in the four languages of the hub. */
export interface Words {
  readonly fr: string;
  readonly en: string;
  readonly es: string;
  readonly ar: string;
}
