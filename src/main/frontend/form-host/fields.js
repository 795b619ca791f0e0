import { Checkbox, Checklist, Description, Errors, Label, Radio, Select, useExpressionEvaluation,
  useSingleLineTemplateEvaluation } from '@bpmn-io/form-js-viewer';
import { h } from 'preact';
import { useEffect } from 'preact/hooks';

/** form-js' own fields where a screen reader, a keyboard or Norwegian needs more. */
export const FIELDS = {
  select: NativeSelect,
  radio: grouped(Radio, 'radiogroup'),
  checklist: grouped(Checklist, 'group'),
  checkbox: lockable(Checkbox)
};

/** The browser's own list: speaks to screen readers, opens well on a phone, and finds an option by its first letters. */
function NativeSelect({ field, domId, value, errors = [], disabled, readonly, onChange, onBlur, onFocus }) {
  const options = useOptions(field);
  const chosen = options.findIndex(option => same(option.value, value));
  const isGone = chosen < 0 && value !== null && value !== undefined;
  useEffect(() => {
    if (isGone && !readonly) {
      onChange({ value: null });
    }
  }, [isGone, readonly]);

  const attributes = {
    id: domId,
    class: 'fjs-input',
    'aria-describedby': `${domId}-description ${domId}-error-message`,
    onFocus,
    onBlur
  };
  const control = readonly
    ? h('input', { ...attributes, type: 'text', readOnly: true, value: options[chosen]?.label ?? '' })
    : h('select', {
      ...attributes,
      disabled,
      required: field.validate?.required,
      'aria-invalid': errors.length > 0,
      value: String(chosen),
      onChange: event => onChange({ value: options[event.target.value]?.value ?? null })
    },
    h('option', { value: '-1' }, options.length > 0 ? 'Velg …' : 'Ingen å velge'),
    options.map((option, index) => h('option', { value: String(index) }, option.label)));

  return h('div', { class: fieldClass('select', { errors, disabled, readonly }) },
    h(Label, { htmlFor: domId, label: field.label, required: field.validate?.required }),
    h('div', { class: errors.length ? 'fjs-input-group hasErrors' : 'fjs-input-group' }, control),
    h(Description, { id: `${domId}-description`, description: field.description }),
    h(Errors, { id: `${domId}-error-message`, errors }));
}
NativeSelect.config = Select.config;

function useOptions({ values, valuesExpression }) {
  const evaluated = useExpressionEvaluation(valuesExpression);
  const options = values ?? evaluated;
  return (Array.isArray(options) ? options : [])
    .map(option => (option?.value === undefined ? { label: option, value: option } : option))
    .map(({ label, value }) => ({ label: String(label ?? value), value }));
}

function same(one, other) {
  return one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
}

function fieldClass(type, { errors, disabled, readonly }) {
  return ['fjs-form-field', `fjs-form-field-${type}`, errors.length > 0 && 'fjs-has-errors',
    disabled && 'fjs-disabled', readonly && 'fjs-readonly'].filter(Boolean).join(' ');
}

/** Says which question the choices belong to. */
function grouped(Field, role) {
  const Lockable = lockable(Field);
  function Grouped(props) {
    const label = useSingleLineTemplateEvaluation(props.field.label ?? '');
    return h('div', { role, 'aria-label': label }, h(Lockable, props));
  }
  Grouped.config = Field.config;
  return Grouped;
}

/** A browser ignores "read-only" on boxes to tick; "disabled" it obeys. */
function lockable(Field) {
  const Lockable = props => h(Field, { ...props, disabled: props.disabled || props.readonly });
  Lockable.config = Field.config;
  return Lockable;
}
