/** Every text that form-js can show, in bokmål. A test compares the list with form-js itself. */
export const TEXTS = {
  'Add new': 'Legg til',
  'All values selected': 'Alt er valgt',
  'Click to remove sorting': 'Fjern sorteringen',
  'Click to sort by {value} ascending': 'Sorter etter {value}, stigende',
  'Click to sort by {value} descending': 'Sorter etter {value}, synkende',
  'Collapse': 'Vis færre',
  'Date and time must both be entered.': 'Skriv både dato og klokkeslett.',
  'Decrement': 'Mindre',
  'Document reference is not defined.': 'Skjemaet viser ikke til noe dokument.',
  'Download {fileName}': 'Last ned {fileName}',
  'Expand all ({value})': 'Vis alle ({value})',
  "External content couldn't be loaded.": 'Innholdet kunne ikke hentes.',
  'Field is required.': 'Dette må fylles ut.',
  'Field must be a valid email.': 'Skriv en gyldig e-postadresse, for eksempel kari@eksempel.no.',
  'Field must be a valid international phone number. (e.g. +4930664040900)':
    'Skriv telefonnummeret med landkode og uten mellomrom, for eksempel +4799999999.',
  'Field must have maximum length of {value}.': 'Skriv høyst {value} tegn.',
  'Field must have maximum value of {value}.': 'Tallet kan være høyst {value}.',
  'Field must have minimum length of {value}.': 'Skriv minst {value} tegn.',
  'Field must have minimum value of {value}.': 'Tallet må være minst {value}.',
  'Field must match pattern {value}.': 'Det du har skrevet, har ikke riktig form.',
  'Increment': 'Mer',
  'Max validation value is not a valid number.': 'Skjemaet har en øvre grense som ikke er et tall.',
  'Min validation value is not a valid number.': 'Skjemaet har en nedre grense som ikke er et tall.',
  'Next page': 'Neste side',
  'No content to show.': 'Ingenting å vise.',
  'No files selected': 'Ingen filer er valgt',
  'No results': 'Ingen treff',
  'Nothing to show.': 'Ingenting å vise.',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.':
    'Tallet passer ikke. De nærmeste som passer, er {previousValue} og {nextValue}.',
  'Previous page': 'Forrige side',
  'Remove tag': 'Fjern',
  'Search': 'Søk',
  'Skip to search': 'Gå til søk',
  'Unable to download document': 'Dokumentet kunne ikke lastes ned',
  'Value is expected to be an integer.': 'Skriv et helt tall.',
  'Value is expected to have at most 1 decimal digit.': 'Skriv høyst ett siffer etter komma.',
  'Value is expected to have at most {value} decimal digits.': 'Skriv høyst {value} siffer etter komma.',
  'Value is not a number.': 'Skriv et tall.',
  '{page} of {total}': '{page} av {total}',
  '{value} files selected': '{value} filer er valgt'
};

export function translate(text, replacements = {}) {
  return (TEXTS[text] ?? text).replace(/{(\w+)}/g, (placeholder, name) => String(replacements[name] ?? placeholder));
}
