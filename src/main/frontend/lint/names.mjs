const KINDS = 'Definitions|Collaboration|Participant|Lane|Process|Decision|Activity|SubProcess|CallActivity|[A-Za-z]*Task'
  + '|[A-Za-z]*Gateway|[A-Za-z]*Event|Flow|SequenceFlow|MessageFlow|TextAnnotation|Association|DataObjectReference'
  + '|DataStoreReference|Group';
const KIND_AND_RANDOM = new RegExp(`^(${KINDS})_([a-z0-9]{7}|\\d+)$`);
const ANY_AND_RANDOM = /^[A-Za-z]+_(?=[a-z]*\d)[a-z0-9]{7}$/;
const UUID = /^(sid-|_|id_?|[A-Za-z]+_)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const PREFIXED = /^(sid-|ID_|_\d)/i;
const PLACEHOLDER = new RegExp('^(ny(tt)? |new )?(oppgave|aktivitet|hendelse|port|prosess|diagram|uten navn'
  + '|((user|service|send|script|manual|receive|business rule) ?)?task|activity|event|gateway|process|untitled)( ?\\d+)?$', 'i');

/** Whether a modeler made up this id. */
export function isGeneratedId(id) {
  return [KIND_AND_RANDOM, ANY_AND_RANDOM, UUID, PREFIXED].some(pattern => pattern.test(id));
}

/** Whether a label says no more than the modeler itself put there. */
export function isPlaceholder(name) {
  return PLACEHOLDER.test(name.trim()) || isGeneratedId(name.trim());
}
