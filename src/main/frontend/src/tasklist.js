// Loaded by Tasklist before it starts: its directive for Camunda Forms is given another implementation, and its plugin points get ours.
import { addStyles } from './add-styles.js';
import { contextPath, csrfCookie, Engine } from './engine.js';
import { FormView } from './form-view.js';
import { localize } from './localize.js';
import { requireLogin } from './session.js';
import formStyles from '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import styles from './styles.css';
import { adaptTasklist } from './workplace/adaptations.js';
import { plugins } from './workplace/plugins.js';
import workplaceStyles from './workplace/workplace.css';

// Tasklist takes an error with this message as “shown already”, and the other ones as a task that is gone.
const SHOWN_ALREADY = 'camForm submission prevented';
const TASK_GONE = ['task is null', 'No matching task', 'is suspended'];

addStyles(formStyles);
addStyles(styles);
addStyles(workplaceStyles);
localize();
adaptTasklist(window.angular);

export default plugins;

window.angular.module('cam.tasklist.form').config(['$provide', ($provide) => {
  $provide.decorator('camTasklistFormCamundaDirective', ['$delegate', 'Uri', ($delegate, uri) => {
    const [directive] = $delegate;
    const engine = new Engine(uri, contextPath(), csrfCookie());
    directive.template = '';
    directive.compile = () => (scope, [element], attributes, tasklistForm) => link(engine, scope, element, tasklistForm);
    return $delegate;
  }]);
}]);

function link(engine, scope, element, tasklistForm) {
  const userId = scope.$root.authentication?.name;
  let view;

  const open = async (formUrl) => {
    view?.destroy();
    const opened = new FormView(element, engine, tasklistForm.getParams(), userId, {
      onChange: () => tasklistForm.notifyFormDirty(true),
      onSubmit: () => tasklistForm.attemptComplete(),
      onSave: () => saveDraft(),
      onReset: () => open(formUrl),
    });
    view = opened;
    view.setReadOnly(tasklistForm.getOptions().disableForm);
    try {
      await opened.open(formUrl);
      if (view === opened) {
        // Errors don't disable the button: an attempt says what is missing, a grey button doesn't.
        tasklistForm.notifyFormValidated(false);
        tasklistForm.notifyFormInitialized();
        tasklistForm.notifyFormDirty(false);
      }
    } catch (failure) {
      if (view === opened) {
        requireLogin(scope, failure);
        tasklistForm.notifyFormInitializationFailed({ message: failure.message });
      }
    }
  };

  const saveDraft = async () => {
    try {
      await view?.saveDraft();
      tasklistForm.notifyFormDirty(false);
    } catch (failure) {
      requireLogin(scope, failure);
    }
  };

  const complete = async (done) => {
    try {
      done(null, await view.submit());
    } catch (failure) {
      requireLogin(scope, failure);
      done(TASK_GONE.some((text) => failure.message.includes(text)) ? failure : new Error(SHOWN_ALREADY));
    }
    scope.$applyAsync();
  };

  tasklistForm.registerSaveHandler(saveDraft);
  tasklistForm.registerCompletionHandler(complete);
  scope.$on('authentication.login.required', () => view?.keep());
  scope.$watch('asynchronousFormKey', (formKey) => formKey?.loaded && open(formKey.key), true);
  scope.$watch(() => tasklistForm.getOptions().disableForm, (disabled) => view?.setReadOnly(disabled));
  scope.$on('$destroy', () => {
    view?.destroy();
    view = null;
  });
}
