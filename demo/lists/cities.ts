/** Where the invented persons of the lists live: cities of Morocco as French, Spanish, English and Arabic lists write them. */
export interface City {
  readonly fr: string;
  readonly es: string;
  readonly en: string;
  readonly ar: string;
  /** Share of the residence; the first four are those of `places.ts`, the others share the rest. */
  readonly share: number;
  /** Whether the origin keeps an office there. */
  readonly office: boolean;
}

const city = (
  share: number,
  fr: string,
  es: string,
  en: string,
  ar: string,
  office = false,
): City => ({
  fr,
  es,
  en,
  ar,
  share,
  office,
});

export const CITIES: readonly City[] = [
  city(0.36, 'Casablanca', 'Casablanca', 'Casablanca', 'الدار البيضاء', true),
  city(0.19, 'Rabat', 'Rabat', 'Rabat', 'الرباط', true),
  city(0.1, 'Tanger', 'Tánger', 'Tangier', 'طنجة'),
  city(0.06, 'Agadir', 'Agadir', 'Agadir', 'أكادير', true),
  city(0.07, 'Marrakech', 'Marrakech', 'Marrakesh', 'مراكش'),
  city(0.06, 'Fès', 'Fez', 'Fez', 'فاس'),
  city(0.05, 'Salé', 'Salé', 'Sale', 'سلا'),
  city(0.04, 'Kénitra', 'Kenitra', 'Kenitra', 'القنيطرة'),
  city(0.03, 'Nador', 'Nador', 'Nador', 'الناظور'),
  city(0.02, 'Oujda', 'Uchda', 'Oujda', 'وجدة'),
  city(0.02, 'Mohammédia', 'Mohammedia', 'Mohammedia', 'المحمدية'),
];
