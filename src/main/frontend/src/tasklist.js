// Loaded by Tasklist before it starts: its directive for Camunda Forms is given another implementation, and its plugin points get ours.
import { addStyles } from './add-styles.js';
import { contextPath, csrfCookie, Engine } from './engine.js';
import { FormView } from './form-view.js';
import { localize } from './localize.js';
import { requireLogin } from './session.js';
import formStyles from '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import styles from './styles.css';
import { Cancelled } from './upload.js';
import { keptWords, leftWords, submittedWords } from './words.js';
import { adaptTasklist } from './workplace/adaptations.js';
import { isMissing } from './workplace/engine-words.js';
import { plugins } from './workplace/plugins.js';
import { explainTask, notify, refreshTasks } from './workplace/tasklist-services.js';
import workplaceStyles from './workplace/workplace.css';

// Tasklist takes an error with this message as “shown already”, and one with the other words as a task that has to wait.
const SHOWN_ALREADY = 'camForm submission prevented';
const SUSPENDED = 'is suspended';

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
  const buttons = element.closest('[cam-tasklist-form]')?.querySelector('.form-actions');
  let view;
  let wasAtWork = false; // the form was taken away from the person while it was open

  const open = async (formUrl) => {
    view?.destroy();
    wasAtWork = false;
    const opened = new FormView(element, engine, tasklistForm.getParams(), userId, {
      onChange: () => tasklistForm.notifyFormDirty(true),
      onSubmit: () => tasklistForm.attemptComplete(),
      onSave: () => saveDraft(),
      onReset: () => open(formUrl),
    }, buttons);
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
      tasklistForm.notifyFormDirty(Boolean(view?.isUnsaved)); // typing goes on while it is saved
    } catch (failure) {
      requireLogin(scope, failure);
    }
  };

  const tell = (words) => words && notify(...words);

  const keepDraft = async () => tell(keptWords(await view.leave()));

  const complete = async (done) => {
    const submitted = view;
    const finish = (failure, result) => (submitted === view ? done(failure, result) : refreshTasks());
    try {
      const result = await submitted.submit();
      const isLeft = submitted !== view;
      finish(null, result);
      tell(submittedWords(submitted, result, isLeft));
    } catch (failure) {
      requireLogin(scope, failure);
      finish(failure.message.includes(SUSPENDED) ? failure : new Error(SHOWN_ALREADY));
      if (submitted === view && tasklistForm.getParams().taskId && (failure.status === 404 || isMissing(failure.message))) {
        explainTask();
      }
      if (submitted !== view && !(failure instanceof Cancelled)) {
        tell(leftWords(submitted, failure));
      }
    }
    scope.$applyAsync();
  };

  const keep = () => view?.keep();
  window.addEventListener('pagehide', keep);

  tasklistForm.registerSaveHandler(saveDraft);
  tasklistForm.registerCompletionHandler(complete);
  scope.$on('authentication.login.required', keep);
  scope.$watch('asynchronousFormKey', (formKey) => {
    if (formKey?.loaded) {
      if (view) {
        keepDraft();
      }
      open(formKey.key);
    }
  }, true);
  scope.$watch(() => tasklistForm.getOptions().disableForm, (disabled, before) => {
    if (view && wasAtWork && !disabled) {
      open(scope.asynchronousFormKey.key); // meanwhile somebody else may have filled it in
      return;
    }
    if (view && disabled && before === false) {
      keepDraft();
      wasAtWork = true;
    }
    view?.setReadOnly(disabled);
  });
  scope.$on('$destroy', () => {
    window.removeEventListener('pagehide', keep);
    if (view) {
      keepDraft();
      view.destroy();
      view = null;
    }
  });
}
