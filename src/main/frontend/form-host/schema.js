import { parsePath, putValue, valueAt } from './paths.js';

/**
 * The schema as we show it: option lists from the server become the fields' own, hours count to 24, and no row of a list
 * is folded away, because an error could hide there. Buttons are left out: Tasklist has one, and "reset" loses text.
 */
export function prepareSchema(schema, data) {
  return { ...schema, components: prepareAll(schema.components, data) };
}

function prepareAll(components = [], data) {
  return components.filter(({ type }) => type !== 'button').map(({ valuesKey, ...component }) => ({
    ...component,
    ...(component.components && { components: prepareAll(component.components, data) }),
    ...(valuesKey && { values: Array.isArray(data[valuesKey]) ? data[valuesKey] : [] }),
    ...(component.type === 'datetime' && { use24h: true }),
    ...(component.type === 'dynamiclist' && { disableCollapse: true })
  }));
}

/** What the schema's writable fields hold; no option lists, no read-only fields. */
export function writableData(schema, data) {
  return writable(schema.components, data ?? {});
}

function writable(components = [], source) {
  const picked = {};
  for (const component of components.filter(isWritable)) {
    if (component.components) {
      pickNested(component, source, picked);
    } else {
      pick(component.key, valueAt(source, parsePath(component.key)), picked);
    }
  }
  return picked;
}

function isWritable({ readonly, disabled, components, key }) {
  if (readonly === true || disabled === true) {
    return false;
  }
  return components ? components.some(isWritable) : key !== undefined;
}

function pickNested({ type, path, components }, source, picked) {
  if (!path) {
    mergeInto(picked, writable(components, source));
    return;
  }
  const inner = valueAt(source, parsePath(path));
  if (type !== 'dynamiclist') {
    pick(path, writable(components, inner ?? {}), picked);
  } else if (Array.isArray(inner)) {
    pick(path, inner.map(row => writable(components, row ?? {})), picked);
  }
}

function pick(key, value, picked) {
  if (value !== undefined) {
    const path = parsePath(key);
    const there = valueAt(picked, path);
    if (isObject(there) && isObject(value)) {
      mergeInto(there, value);
    } else {
      putValue(picked, path, value);
    }
  }
}

function mergeInto(target, source) {
  for (const [name, value] of Object.entries(source)) {
    if (isObject(target[name]) && isObject(value)) {
      mergeInto(target[name], value);
    } else {
      target[name] = value;
    }
  }
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export function hasRequiredField(components = []) {
  return components.some(({ validate, readonly, components: inner }) =>
    (validate?.required && readonly !== true) || hasRequiredField(inner));
}

/** Is it the same to a reader? Empty fields and their order do not count. */
export function sameContent(one, other) {
  return JSON.stringify(essence(one)) === JSON.stringify(essence(other));
}

function essence(value) {
  if (Array.isArray(value)) {
    return value.map(essence);
  }
  if (!isObject(value)) {
    return value === '' ? null : value;
  }
  return Object.keys(value).sort().map(name => [name, essence(value[name])]).filter(([, inner]) => !isEmpty(inner));
}

function isEmpty(value) {
  return value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}
