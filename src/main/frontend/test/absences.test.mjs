import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absenceText } from '../pages/absences.js';

test('an absence is said in a sentence, also when nobody knows its end', () => {
  assert.equal(absenceText({ name: 'Du', from: '2027-01-04', until: '2027-03-05' }), 'Du er borte fra 4. januar 2027 til 5. mars 2027.');
  assert.equal(absenceText({ name: 'Kari', from: '2027-01-04' }), 'Kari er borte fra 4. januar 2027. Ingen vet hvor lenge.');
});
