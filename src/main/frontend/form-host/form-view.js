import { Form } from '@bpmn-io/form-js-viewer';
import { FIELDS } from './fields.js';
import { replaceLeftovers } from './leftovers.js';
import { translate } from './norwegian.js';
import { valueAt } from './paths.js';
import { Rejections } from './rejections.js';
import { prepareSchema, writableData } from './schema.js';
import { keepSteady } from './steady.js';

const GESTURES = ['input', 'change', 'click', 'keydown', 'paste', 'drop'];
// form-js draws and passes on values in steps; a date that was typed takes the most.
const SETTLED = 120;

/** form-js in one container: shows a form, answers what is in it and what is wrong with it. */
export class FormView {
  #container;
  #form;
  #schema;
  #isTouched = false;
  #rejections = new Rejections();
  #pressed;
  #steady;
  #stopReplacing;

  /** `onChange` is called only for what the person does, not for what form-js does on its own. */
  constructor(container, onChange) {
    this.#container = container;
    this.onChange = onChange;
    GESTURES.forEach(gesture => container.addEventListener(gesture, () => {
      this.#isTouched = true;
    }, true));
    container.addEventListener('click', event => {
      this.#pressed = event.target.closest('button');
    }, true);
    container.addEventListener('keydown', keepFromDialog);
    this.#steady = keepSteady(container);
    this.#stopReplacing = replaceLeftovers(container);
  }

  async show({ schema, data = {}, title, editable }, values = data) {
    this.#form?.destroy();
    this.#rejections.clear();
    this.#isTouched = false;
    this.#schema = prepareSchema(schema, data);
    this.#container.classList.toggle('stafett-fields--locked', !editable);
    this.#form = this.#create({ readOnly: !editable, ariaLabel: title });
    await this.#form.importSchema(this.#schema, values);
  }

  #create(properties) {
    const form = new Form({
      container: this.#container,
      debounce: false,
      properties,
      additionalModules: [{ translate: ['value', translate] }]
    });
    Object.entries(FIELDS).forEach(([type, field]) => form.get('formFields').register(type, field));

    const validator = form.get('validator');
    const validate = validator.validateFieldInstance.bind(validator);
    validator.validateFieldInstance = (instance, value) =>
      [...validate(instance, value), ...this.#rejections.messagesFor(instance.valuePath, value)];

    const commands = form.get('viewerCommands');
    const validateLeft = commands.updateFieldInstanceValidation.bind(commands);
    commands.updateFieldInstanceValidation = instance => this.#steady.whenReleased(() =>
      this.#form === form && !properties.readOnly && validateLeft(instance, valueAt(form._getState().data, instance.valuePath)));

    form.on('changed', () => this.#isTouched && this.onChange());
    form.on('repeatRenderManager.add', () => this.#focusInList(list => [...list.querySelectorAll('.fjs-repeat-row-container')]
      .at(-1)?.querySelector('input:not([data-input]), textarea, select')));
    form.on('repeatRenderManager.remove', () => this.#focusInList(list => list.querySelector('.fjs-repeat-render-add')));
    return form;
  }

  /** What the person may write, hidden fields too, so that nothing is lost when a field comes back. */
  get values() {
    return writableData(this.#schema, this.everything);
  }

  /** All that the form knows, to be shown again later. */
  get everything() {
    return structuredClone(this.#form._getState().data);
  }

  /** Validates, and answers what to send; undefined when something is wrong. */
  async submit() {
    if (this.#container.contains(document.activeElement)) {
      document.activeElement.blur();
    }
    await settled();
    this.#rejections.clear();
    const { data, errors } = this.#form.submit();
    await settled();
    return Object.keys(errors).length === 0 ? writableData(this.#schema, data) : undefined;
  }

  /** Shows the server's errors at their fields; answers the messages that belong to none. */
  async reject(errors) {
    this.#rejections.replace(errors, this.everything);
    this.#form.validate();
    await settled();
    return this.#rejections.homeless();
  }

  /** What is marked as wrong, from top to bottom. */
  get mistakes() {
    return [...this.#container.querySelectorAll('.fjs-form-field-error')].map(list => {
      const field = list.closest('.fjs-form-field');
      return {
        label: labelOf(field),
        message: [...list.querySelectorAll('li')].map(item => item.textContent).join(' '),
        target: field.querySelector('input, select, textarea')
      };
    });
  }

  /** After a row was added or removed: the focus must not get lost. */
  async #focusInList(find) {
    const list = this.#pressed?.closest('.fjs-form-field-grouplike');
    await settled();
    if (list) {
      find(list)?.focus();
    }
  }

  destroy() {
    this.#stopReplacing();
    this.#steady.stop();
    this.#form?.destroy();
    this.#form = undefined;
  }
}

function labelOf(field) {
  const label = field.querySelector('.fjs-label-content')?.textContent.replace(/\*$/, '') ?? '';
  const row = field.closest('.fjs-repeat-row-container')?.parentElement;
  return row ? `${label} (rad ${[...row.parentElement.children].indexOf(row) + 1})` : label;
}

/** Enter must not send the form, and Escape not close the dialog that it may stand in. */
function keepFromDialog(event) {
  const isEnterInField = event.key === 'Enter' && event.target.matches('input');
  if (event.key === 'Escape' || (isEnterInField && !event.ctrlKey)) {
    event.preventDefault();
  }
}

function settled() {
  return new Promise(resolve => setTimeout(resolve, SETTLED));
}
