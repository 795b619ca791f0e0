import flatpickr from 'flatpickr';
import { Norwegian } from 'flatpickr/dist/esm/l10n/no.js';
import { MONTHS } from '../common/dates.js';

/** form-js writes dates the way the browser is set up; here they are Norwegian in every browser. */
export function speakNorwegian() {
  const months = { ...Norwegian.months, longhand: MONTHS };
  flatpickr.localize({ ...Norwegian, months, yearAriaLabel: 'År', monthAriaLabel: 'Måned' });
  flatpickr.setDefaults({
    ariaDateFormat: 'j. F Y',
    onReady: [(dates, text, picker) => {
      picker.set('dateFormat', 'd.m.Y');
      picker._input.placeholder = 'dd.mm.åååå';
    }]
  });
}
