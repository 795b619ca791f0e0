import { element } from '../common/element.js';
import { request } from '../common/request.js';
import { trouble } from './trouble.js';

/* The form for those who have no account. It is drawn in forms/reportNeedFromOutside.form; nothing of it is kept in the browser. */
const ENDPOINT = '/api/need-from-outside';
const form = document.getElementById('need');
const fields = document.getElementById('fields');
const mistakes = document.getElementById('mistakes');
const state = document.getElementById('state');
/** Sent once more with the same number, the same form is one report. */
const submission = crypto.randomUUID();
let shown = [];

async function load() {
  state.textContent = 'Henter skjemaet …';
  try {
    const { schema, data } = await request(ENDPOINT);
    shown = schema.components.map(component => field(component, data));
    fields.replaceChildren(...shown.map(({ box }) => box));
    form.hidden = false;
    state.textContent = '';
    showWhatApplies();
  } catch (problem) {
    state.replaceChildren(trouble(problem, load));
  }
}

function field(component, data) {
  if (component.type === 'text') {
    return { component, box: element('p', { className: 'ds-paragraph' }, bold(component.text)), value: () => undefined };
  }
  const options = component.values ?? data[component.valuesKey] ?? [];
  const made = (MAKERS[component.type] ?? MAKERS.textfield)(component, options);
  const error = element('p', { className: 'mistake', id: `${component.id}-mistake`, hidden: true });
  made.box.append(error);
  made.box.dataset.field = component.key;
  return { component, error, ...made };
}

const MAKERS = {
  textfield: component => labelled(component, element('input', { className: 'ds-input', maxLength: component.validate?.maxLength ?? 1000 })),
  textarea: component => labelled(component,
    element('textarea', { className: 'ds-input', rows: 4, maxLength: component.validate?.maxLength ?? 10000 })),
  datetime: component => labelled({ ...component, label: component.dateLabel }, element('input', { className: 'ds-input', type: 'date' })),
  select: (component, options) => labelled(component, element('select', { className: 'ds-input' },
    element('option', { value: '' }, 'Velg'), options.map(({ label, value }) => element('option', { value }, label)))),
  radio: (component, options) => group(component, options, 'radio', inputs => inputs.find(({ checked }) => checked)?.value),
  checklist: (component, options) => group(component, options, 'checkbox', inputs => {
    const chosen = inputs.filter(({ checked }) => checked).map(({ value }) => value);
    return chosen.length > 0 ? chosen : undefined;
  }),
  checkbox: component => {
    const input = element('input', { type: 'checkbox', id: component.id });
    const label = element('label', { className: 'choice', htmlFor: component.id }, input, component.label);
    return { box: element('div', { className: 'question' }, label), first: input, value: () => input.checked || undefined };
  }
};

function labelled(component, input) {
  input.id = component.id;
  return {
    box: element('div', { className: 'question' },
      element('label', { className: 'ds-label', htmlFor: component.id }, component.label), described(component, input), input),
    first: input,
    value: () => input.value.trim() || undefined
  };
}

function group(component, options, type, read) {
  const inputs = options.map(({ value }) => element('input', { type, name: component.id, value }));
  const set = element('fieldset', { className: 'question' },
    element('legend', { className: 'ds-label' }, component.label),
    inputs.map((input, i) => element('label', { className: 'choice' }, input, options[i].label)));
  const help = described(component, set);
  if (help) {
    set.firstChild.after(help);
  }
  return { box: set, first: inputs[0], value: () => read(inputs) };
}

function described(component, input) {
  if (!component.description) {
    return undefined;
  }
  input.setAttribute('aria-describedby', `${component.id}-help`);
  return element('p', { className: 'help', id: `${component.id}-help` }, component.description);
}

/** Words between two pairs of stars are bold. */
function bold(text) {
  return text.split('**').map((part, i) => (i % 2 === 1 ? element('strong', {}, part) : part));
}

/** A field is hidden by a condition of the form =key != "value", or =key != true for a box to tick; the server asks the same. */
function isHidden({ conditional }) {
  const [, key, value] = /^=([\w.]+) != ("\w+"|true)$/.exec(conditional?.hide ?? '') ?? [];
  return key !== undefined && shown.find(other => other.component.key === key)?.value() !== JSON.parse(value);
}

function showWhatApplies() {
  for (const { component, box } of shown) {
    box.hidden = isHidden(component);
  }
}

function answers() {
  const data = {};
  for (const { component, box, value } of shown) {
    const answer = box.hidden ? undefined : value();
    if (answer !== undefined) {
      const path = component.key.split('.');
      const last = path.pop();
      path.reduce((inner, name) => (inner[name] ??= {}), data)[last] = answer;
    }
  }
  return data;
}

async function send() {
  const submit = form.querySelector('button');
  submit.disabled = true;
  state.textContent = 'Sender …';
  mistakes.replaceChildren();
  try {
    const { reference } = await request(ENDPOINT,
      { method: 'POST', body: JSON.stringify({ submission, website: form.elements.website.value, data: answers() }) });
    form.remove();
    state.replaceChildren(element('span', { className: 'receipt' }, 'Meldingen er mottatt. Referanse: ', element('strong', {}, reference)),
      element('br'), 'Skriv ned referansen. Kommunen svarer deg innen en måned.');
    state.focus();
  } catch (problem) {
    state.textContent = '';
    show(problem);
  } finally {
    submit.disabled = false;
  }
}

function show(problem) {
  const wrong = new Map(problem.errors.map(({ path, message }) => [path, message]));
  for (const { component, error, first } of shown.filter(one => one.error)) {
    error.textContent = wrong.get(component.key) ?? '';
    error.hidden = !wrong.has(component.key);
    first?.setAttribute('aria-invalid', String(wrong.has(component.key)));
    first?.setAttribute('aria-errormessage', error.id);
  }
  mistakes.replaceChildren(element('p', { className: 'ds-alert', 'data-color': 'danger' }, problem.message));
  shown.find(({ component }) => wrong.has(component.key))?.first?.focus();
}

form.addEventListener('input', showWhatApplies);
form.addEventListener('submit', event => {
  event.preventDefault();
  send();
});
load();
