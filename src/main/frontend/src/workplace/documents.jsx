import { useMemo } from 'preact/hooks';

import { DocumentList } from './document-list.jsx';
import { Loaded } from './notice.jsx';
import { ProjectSource } from './project.js';
import { useLoad } from './use-load.js';

/**
 * All documents of a project with all their versions.
 *
 * @param {{ engine: import('../engine.js').Engine, scope: object, code: string, version?: any }} props `version`: another one reads anew
 */
export function Documents({ engine, scope, code, version }) {
  const source = useMemo(() => new ProjectSource(engine, code), [code]);
  const documents = useLoad(scope, () => source.documents(), [source, version]);
  return <Loaded load={documents}>{(versions) => <DocumentList source={source} versions={versions} />}</Loaded>;
}
