/** "measures[0].goal" → ['measures', 0, 'goal'] */
export function parsePath(text) {
  return text.split(/[.[\]]+/).filter(part => part !== '').map(part => (/^\d+$/.test(part) ? Number(part) : part));
}

export function valueAt(data, path) {
  return path.reduce((value, part) => value?.[part], data);
}

export function putValue(data, path, value) {
  const parent = path.slice(0, -1).reduce((part, name) => (part[name] ??= {}), data);
  parent[path.at(-1)] = value;
}
