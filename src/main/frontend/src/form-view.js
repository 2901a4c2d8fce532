import { Form, runUnaryTestEvaluation } from '@bpmn-io/form-js-viewer';
import { h, render } from 'preact';

import { documentPickerModule } from './document-picker.jsx';
import { Draft } from './draft.js';
import { ownValues } from './own-values.js';
import { ProjectDocuments, RefusalMessage, Rule } from './panels.jsx';
import { incomplete, pathOf, refusalOf } from './refusal.js';
import { dateKeys, filePickerKeys, withMissing, withoutDelivered } from './schema.js';
import { ruleOfStart } from './start-rule.js';
import { deliveredDocuments, missingDocuments, toFormData, toVariables } from './variables.js';

/** The form has errors of its own and was not sent. */
export class IncompleteForm extends Error {}

/**
 * One form on the page, of a task or of the start of a process: the step's rule, messages, the form itself and the
 * documents of the project.
 */
export class FormView {
  /**
   * @param {Element} element the view's place, emptied by `destroy`
   * @param {import('./engine.js').Engine} engine
   * @param {{ taskId?: string, processDefinitionId: string }} target the task, or the process to be started
   * @param {{ onChange: () => void, onSubmit: () => void }} events `onSubmit`: the person submits from within the form
   */
  constructor(element, engine, target, events) {
    this._engine = engine;
    this._target = target;
    this._events = events;
    this._draft = new Draft(target.taskId ?? `start:${target.processDefinitionId}`);
    this._resource = target.taskId
      ? `task/${encodeURIComponent(target.taskId)}`
      : `process-definition/${encodeURIComponent(target.processDefinitionId)}`;

    this._root = element.appendChild(document.createElement('div'));
    this._root.className = 'itp-form';
    [this._rule, this._refusal, this._form, this._documents] = Array.from({ length: 4 }, () =>
      this._root.appendChild(document.createElement('div')));
  }

  /**
   * Loads and shows the form.
   *
   * @param {string} formUrl address of the form's schema
   * @throws {import('./engine.js').RequestFailure} if the form or the variables can't be read
   */
  async open(formUrl) {
    const [deployedSchema, variables, task, departments, currentUser] = await Promise.all([
      this._engine.get(formUrl),
      this._target.taskId ? this._engine.get(this._engine.url(`${this._resource}/form-variables?deserializeValues=false`)) : {},
      this._target.taskId ? this._engine.get(this._engine.url(this._resource)) : {},
      this._getIfPossible(this._engine.ownUrl('organization/departments')),
      this._getIfPossible(this._engine.ownUrl('organization/me')),
    ]);
    const schema = withMissing(deployedSchema, missingDocuments(variables));
    this._fileKeys = filePickerKeys(schema);
    const delivered = deliveredDocuments(variables);
    delivered.forEach((document, name) => {
      document.href = this._engine.url(`${this._resource}/variables/${encodeURIComponent(name)}/data`);
    });

    this._viewer = new Form({
      container: this._form,
      additionalModules: [documentPickerModule(delivered)],
      // What is typed counts at once. With form-js's delay, a change of another field meanwhile puts the old text back.
      debounce: false,
    });
    await this._viewer.importSchema(withoutDelivered(schema, delivered), {
      departmentOptions: departments ?? [],
      currentUser: currentUser ?? null,
      ...toFormData(variables, { fileKeys: this._fileKeys, dateKeys: dateKeys(schema) }),
      ...this._draft.load(),
    });
    this.setReadOnly(this._readOnly);
    this._viewer.on('changed', () => this._events.onChange());
    this._viewer.on('submit', () => this._submitting || this._events.onSubmit());

    this._showRule(task);
    this._showDocuments(variables, task);
  }

  /** Whether the fields can be filled in; may be called at any time. */
  setReadOnly(readOnly) {
    this._readOnly = Boolean(readOnly);
    this._root.classList.toggle('itp-readonly', this._readOnly);
    this._viewer?.setProperty('readOnly', this._readOnly);
  }

  /** Keeps what is filled in for the next time the form is opened in this browser. */
  saveDraft() {
    if (this._viewer) {
      this._draft.save(this._enteredValues());
    }
  }

  /**
   * Completes the task or starts the process. A failure is shown in the form, and what is filled in stays.
   *
   * @returns {Promise<object>} the server's answer
   * @throws {IncompleteForm} if the form itself finds errors
   * @throws {import('./engine.js').RequestFailure} if the server refuses
   */
  async submit() {
    this._showRefusal(null);
    const wrong = this._validate();
    if (wrong.length > 0) {
      this._showRefusal(incomplete(wrong.length));
      this._focus(wrong[0]);
      throw new IncompleteForm();
    }
    try {
      const variables = await toVariables(this._enteredValues(), this._pickedFiles());
      const result = await this._engine.post(this._engine.url(`${this._resource}/submit-form`), { variables });
      this._draft.discard();
      return result ?? {};
    } catch (failure) {
      const refusal = refusalOf(failure);
      this._showRefusal(refusal);
      this._markFields(refusal.details);
      throw failure;
    }
  }

  destroy() {
    [this._rule, this._refusal, this._documents].forEach((place) => render(null, place));
    this._viewer?.destroy();
    this._root.remove();
  }

  async _getIfPossible(url) {
    try {
      return await this._engine.get(url);
    } catch {
      return undefined; // the form opens all the same, without what this would have added
    }
  }

  /** @returns {object[]} the field instances with an error, in the order of the form */
  _validate() {
    this._submitting = true;
    try {
      const { errors } = this._viewer.submit();
      return this._shownFields().filter(({ id, indexes }) =>
        Object.values(indexes ?? {}).reduce((found, index) => found?.[index], errors[id])?.length > 0);
    } finally {
      this._submitting = false;
    }
  }

  _shownFields() {
    return this._viewer.get('formFieldInstanceRegistry').getAll();
  }

  _ownValues() {
    const expressionLanguage = this._viewer.get('expressionLanguage');
    return Object.entries(ownValues(this._viewer, (condition, context) =>
      runUnaryTestEvaluation(expressionLanguage, condition, context) === true));
  }

  _enteredValues() {
    return Object.fromEntries(this._ownValues().filter(([name]) => !this._fileKeys.has(name)));
  }

  /** @returns {Map<string, File[]>} by variable, of the file fields that are shown */
  _pickedFiles() {
    const registry = this._viewer.get('fileRegistry');
    return new Map(this._ownValues()
      .filter(([name]) => this._fileKeys.has(name))
      .map(([name, reference]) => [name, reference ? registry.getFiles(reference) : []]));
  }

  _showRefusal(refusal) {
    render(refusal && h(RefusalMessage, { refusal, onSelect: (field) => this._focusPath(pathOf(field)) }), this._refusal);
    this._refusal.firstElementChild?.scrollIntoView({ block: 'nearest' });
  }

  /** Shows the server's findings at their fields; the next change of a field, or the next attempt, takes them away. */
  _markFields(violations) {
    const errors = {};
    violations.filter(({ field }) => field).forEach(({ field, message }) => {
      const instance = this._shownFieldAt(pathOf(field));
      if (instance) {
        const steps = [instance.id, ...Object.values(instance.indexes ?? {})];
        const last = steps.pop();
        const parent = steps.reduce((object, step) => (object[step] ??= {}), errors);
        parent[last] = [...(parent[last] ?? []), message];
      }
    });
    this._viewer._setState({ errors });
  }

  /** The field with this very path, else the list or group the path leads into. */
  _shownFieldAt(path) {
    const shown = this._shownFields().filter(({ valuePath }) =>
      valuePath?.length > 0 && valuePath.every((step, position) => String(step) === String(path[position])));
    return shown.sort((one, other) => other.valuePath.length - one.valuePath.length)[0];
  }

  _focusPath(path) {
    const instance = this._shownFieldAt(path);
    if (instance) {
      this._focus(instance);
    }
  }

  _focus({ id, indexes }) {
    const domId = CSS.escape([`fjs-form-${this._viewer._id}-${id}`, ...Object.values(indexes ?? {})].join('_'));
    const field = this._form.querySelector(`#${domId}, [id^="${domId}-"]`)?.closest('.fjs-form-field');
    field?.scrollIntoView({ block: 'center' });
    // A file field's own input is hidden behind its button.
    field?.querySelector('input:not([type="file"], .fjs-select-hidden-input), textarea, button')?.focus({ preventScroll: true });
  }

  async _showRule(task) {
    const rule = this._target.taskId ? task.description : await this._ruleOfStart();
    if (rule && this._root.isConnected) {
      render(h(Rule, { text: rule }), this._rule);
    }
  }

  async _ruleOfStart() {
    const definition = await this._getIfPossible(this._engine.url(`${this._resource}/xml`));
    return definition && ruleOfStart(definition.bpmn20Xml);
  }

  async _showDocuments(variables, task) {
    const project = variables.projectCode?.value ?? await this._businessKey(task);
    if (!project) {
      return;
    }
    const address = `projects/${encodeURIComponent(project)}/documents`;
    const documents = await this._getIfPossible(this._engine.ownUrl(address));
    if (documents?.length > 0 && this._root.isConnected) {
      const href = ({ id }) => this._engine.ownUrl(`${address}/${encodeURIComponent(id)}/content`);
      render(h(ProjectDocuments, { documents, href }), this._documents);
    }
  }

  async _businessKey({ processInstanceId }) {
    const instance = processInstanceId
      && await this._getIfPossible(this._engine.url(`process-instance/${encodeURIComponent(processInstanceId)}`));
    return instance?.businessKey;
  }
}
