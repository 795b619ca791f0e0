import { isGeneratedId } from '../names.mjs';

export default function* ({ id }) {
  if (isGeneratedId(id)) {
    yield `Id-en «${id}» er laget av tegneprogrammet. Gi tabellen et navn som sier hva den avgjør, for eksempel «nextStep».`;
  }
}
