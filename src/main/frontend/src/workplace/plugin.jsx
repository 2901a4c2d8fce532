import { render } from 'preact';

import { Engine } from '../engine.js';

/**
 * A plugin of Tasklist that shows a component. Tasklist tells a plugin neither which of its places it leaves nor when, so each place
 * ends with its scope.
 *
 * @param {{ id: string, pluginPoint: string, priority?: number, properties?: object }} description as Tasklist's plugin points take it
 * @param {import('preact').FunctionComponent<{ engine: Engine, taskId?: string, scope: object, node: Element }>} Component
 */
export function plugin(description, Component) {
  return {
    ...description,
    render(node, { api, taskId }, scope) {
      const engine = Engine.of(api);
      render(<Component engine={engine} taskId={taskId} scope={scope} node={node} />, node);
      scope.$on('$destroy', () => render(null, node));
    },
  };
}
