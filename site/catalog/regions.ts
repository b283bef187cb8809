/** The member states of the European Union, by ISO 3166 (https://european-union.europa.eu/principles-countries-history/eu-countries_en, 27 since 2020). */
const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE';

/** Groups of countries that contracts name, by the countries in them; the EEA is the EU with Iceland, Liechtenstein and Norway. */
export const regionGroups: Readonly<Record<string, readonly string[]>> = {
  EU: EU.split(' '),
  EEA: [...EU.split(' '), 'IS', 'LI', 'NO'],
};

/** Whether a place, `US-TX` or `SG`, lies in a region: the same, the country around it, or a group with it. */
export function liesIn(place: string, region: string): boolean {
  const country = place.slice(0, 2);
  return place === region || country === region || (regionGroups[region]?.includes(country) ?? false);
}
