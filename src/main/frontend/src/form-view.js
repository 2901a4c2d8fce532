import { Form, runUnaryTestEvaluation } from '@bpmn-io/form-js-viewer';
import { h, render } from 'preact';

import { Banners } from './banners.jsx';
import { documentPickerModule } from './document-picker.jsx';
import { DraftBar, SaveNote } from './draft-bar.jsx';
import { Draft, isOutdated } from './draft.js';
import { problemOf } from './files.js';
import { ownValues } from './own-values.js';
import { packed } from './pack.js';
import { ProjectDocuments, RefusalMessage, Rule } from './panels.jsx';
import { phrasesModule } from './phrases.jsx';
import { Progress } from './progress.jsx';
import { incomplete, pathOf, refusalOf } from './refusal.js';
import { allComponents, dateKeys, filePickerKeys, timeKeys, withMissing, withoutDelivered } from './schema.js';
import { ruleOfStart } from './start-rule.js';
import { filesSize, submissionBody } from './submission.js';
import { Cancelled, upload } from './upload.js';
import { deliveredDocuments, missingDocuments, toFormData, toVariables } from './variables.js';
import { ProjectSource } from './workplace/project.js';

const PLACES = ['banners', 'rule', 'draft', 'refusal', 'form', 'save', 'documents'];

/** The form has errors of its own and was not sent. */
export class IncompleteForm extends Error {}

const HANDS = ['pointerdown', 'keydown', 'input', 'change', 'drop'];

/** Files picked when a form was left or the session ended, by person and form, until the form is opened again. */
const keptFiles = new Map();

/** Drafts of forms that were left and are still being saved, by person and form. */
const leaving = new Map();

/**
 * One form on the page, of a task or of the start of a process: the step's rule, messages, the form itself and the
 * documents of the project.
 */
export class FormView {
  /**
   * @param {Element} element the view's place, emptied by `destroy`
   * @param {import('./engine.js').Engine} engine
   * @param {{ taskId?: string, processDefinitionId: string, processDefinitionKey?: string }} target the task, or the process to be started
   * @param {string} userId who is at work
   * @param {{ onChange: () => void, onSubmit: () => void, onSave: () => void, onReset: () => void }} events what the person does within
   *     the form; `onReset`: it is to be opened anew
   * @param {Element} [buttons] where Tasklist's buttons are, if they belong to this form alone
   */
  constructor(element, engine, target, userId, events, buttons) {
    this._engine = engine;
    this._target = target;
    this._userId = userId;
    this._events = events;
    const key = target.taskId ?? `start:${target.processDefinitionKey}`;
    this._draft = new Draft(engine, userId, key);
    this._key = `${userId} ${key}`;
    this._resource = target.taskId
      ? `task/${encodeURIComponent(target.taskId)}`
      : `process-definition/${encodeURIComponent(target.processDefinitionId)}`;

    this._root = element.appendChild(document.createElement('div'));
    this._root.className = 'itp-form';
    this._place = Object.fromEntries(PLACES.map((name) => [name, this._root.appendChild(document.createElement('div'))]));
    this._note = document.createElement('span');
    this._note.className = 'itp-save-note';
    this._note.setAttribute('role', 'status');
    if (target.taskId) {
      buttons?.prepend(this._note);
    } else {
      this._place.save.after(this._note);
    }
    this._root.addEventListener('keydown', stayOnEnter);
    // What the form itself computes is no work of the person.
    HANDS.forEach((type) => this._root.addEventListener(type, () => this._viewer && (this._saved ??= this._snapshot()), { capture: true }));
    // A file that misses its field must not replace the page.
    ['dragover', 'drop'].forEach((type) => this._root.addEventListener(type, (event) => event.preventDefault()));
  }

  /**
   * Loads and shows the form.
   *
   * @param {string} formUrl address of the form's schema
   * @throws {import('./engine.js').RequestFailure} if the form or the variables can't be read
   */
  async open(formUrl) {
    await leaving.get(this._key);
    const [deployedSchema, variables, task, departments, currentUser, limits, cards, drafted] = await Promise.all([
      this._engine.get(formUrl),
      this._target.taskId ? this._engine.get(this._engine.url(`${this._resource}/form-variables?deserializeValues=false`)) : {},
      this._target.taskId ? this._engine.get(this._engine.url(this._resource)) : {},
      this._getIfPossible(this._engine.ownUrl('organization/departments')),
      this._getIfPossible(this._engine.ownUrl('organization/me')),
      this._getIfPossible(this._engine.ownUrl('documents/limits')),
      this._target.taskId && this._getIfPossible(this._engine.ownUrl(`tasks/cards?id=${encodeURIComponent(this._target.taskId)}`)),
      this._draft.load(),
    ]);
    const schema = withMissing(deployedSchema, missingDocuments(variables));
    this._schema = schema;
    this._task = task;
    this._limits = limits ?? {};
    this._fileKeys = filePickerKeys(schema);
    const delivered = deliveredDocuments(variables);
    delivered.forEach((document, name) => {
      document.href = this._engine.url(`${this._resource}/variables/${encodeURIComponent(name)}/data`);
    });
    const isMine = !task.assignee || task.assignee === this._userId;
    const kept = (isMine && keptFiles.get(this._key)) || new Map();
    keptFiles.delete(this._key);
    const held = toFormData(variables, { fileKeys: this._fileKeys, dateKeys: dateKeys(schema), timeKeys: timeKeys(schema) });
    this._draft.basedOn(held);
    const draft = isMine ? drafted.draft : null;
    const outdated = draft?.local && isOutdated(draft, held);
    this._shown = withoutDelivered(schema, delivered);
    this._data = { departmentOptions: departments ?? [], currentUser: currentUser ?? null, ...held };

    this._viewer = new Form({
      container: this._place.form,
      additionalModules: [
        documentPickerModule({ delivered, limits: this._limits, kept }),
        phrasesModule(() => this._getIfPossible(this._engine.ownUrl('phrases'))),
      ],
      // What is typed counts at once. With form-js's delay, a change of another field meanwhile puts the old text back.
      debounce: false,
    });
    await this._viewer.importSchema(this._shown, outdated ? this._data : { ...this._data, ...draft?.values });
    this._saved = undefined;
    this.setReadOnly(this._readOnly);
    this._viewer.on('changed', () => this._noteChange());
    this._viewer.on('submit', () => this._validating || this._events.onSubmit());

    if (outdated) {
      this._showOutdated(draft);
    } else {
      this._showRestored(draft, drafted.failure, kept);
    }
    this._showSaveButton();
    const card = cards?.[0];
    this._card = card;
    this._showBanners(card);
    this._showRule(task);
    this._showDocuments(variables.projectCode?.value ?? card?.projectCode);
  }

  /** Whether something was filled in since the form was opened or last saved. */
  get isUnsaved() {
    return this._saved !== undefined && this._snapshot() !== this._saved;
  }

  /** What is done here, in the words of the model. */
  get title() {
    return this._task?.name;
  }

  /** Who gets the task back after its submission, if it was delegated. */
  get goesBackTo() {
    return this._task?.delegationState === 'PENDING' ? this._card?.delegatedBy ?? '委派人' : undefined;
  }

  /** Whether the fields can be filled in; may be called at any time. */
  setReadOnly(readOnly) {
    this._readOnly = Boolean(readOnly);
    this._root.classList.toggle('itp-readonly', this._readOnly);
    this._viewer?.setProperty('readOnly', this._readOnly);
  }

  /**
   * Keeps what is filled in for the next time the person opens the form, and says so.
   *
   * @throws {import('./engine.js').RequestFailure} if the server did not take it; then this browser keeps it
   */
  async saveDraft() {
    if (!this._viewer) {
      return;
    }
    const snapshot = this._snapshot();
    const { savedAt, local, failure } = await this._draft.save(this._enteredValues());
    if (!this._root.isConnected) {
      return;
    }
    this._saved = snapshot;
    const reason = failure?.status > 0 ? failure.body.message : undefined;
    this._noted = { savedAt, local, reason, files: this._pickedCount() };
    this._showDraft({ kind: 'saved', ...this._noted });
    this._showNote();
    if (failure) {
      throw failure;
    }
  }

  /**
   * Keeps everything in this browser, at once: the page is about to ask for the login, or to go. Picked files stay as long as the page
   * is not loaded anew.
   *
   * @returns {{ values?: Record<string, any>, files: number }} what was filled in since it was last saved, and how many files are picked
   */
  keep() {
    if (!this._viewer || this._readOnly || this._done || this._isSent) {
      return { files: 0 };
    }
    const files = this._pickedCount();
    if (files > 0) {
      keptFiles.set(this._key, new Map([...this._pickedFiles()].filter(([, picked]) => picked.length > 0)));
    }
    if (!this.isUnsaved) {
      return { files };
    }
    const values = this._enteredValues();
    this._saved = this._snapshot();
    this._draft.keep(values);
    return { values, files };
  }

  /**
   * Keeps what is filled in as a draft, because the person turns to something else. A submission that is on its way arrives all the same
   * unless its files are not all sent; if it is refused then, what was submitted becomes a draft.
   *
   * @returns {Promise<{ draft?: { local: boolean }, files: number }>} what was kept
   */
  async leave() {
    if (this._isSent) {
      this._submitted = this._enteredValues();
      return { files: 0 };
    }
    const { values, files } = this.keep();
    if (!values) {
      return { files };
    }
    const saving = this._saveAfterwards(values);
    leaving.set(this._key, saving);
    const draft = await saving;
    if (leaving.get(this._key) === saving) {
      leaving.delete(this._key);
    }
    return { draft, files: draft ? files : 0 };
  }

  /**
   * Completes the task or starts the process. A failure is shown in the form, and what is filled in stays.
   *
   * @returns {Promise<object>} the server's answer
   * @throws {IncompleteForm} if the form itself finds errors
   * @throws {Cancelled} if the person ended it
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
      const result = await this._send();
      this._done = true;
      this._forgetDraft();
      return result ?? {};
    } catch (failure) {
      if (this._submitted) {
        await this._saveAfterwards(this._submitted);
      } else if (!(failure instanceof IncompleteForm || failure instanceof Cancelled)) {
        this._refuse(refusalOf(failure));
      }
      throw failure;
    }
  }

  destroy() {
    if (!this._isSent) {
      this._sending?.abort(new Cancelled());
    }
    render(null, this._note);
    this._note.remove();
    PLACES.filter((name) => name !== 'form').forEach((name) => render(null, this._place[name]));
    this._viewer?.destroy();
    this._root.remove();
  }

  /** Sends what is filled in. Meanwhile nothing in the form can be changed. */
  async _send() {
    const sending = new AbortController();
    const { signal } = sending;
    this._sending = sending;
    this._place.form.inert = true;
    // Over everything, so that it is in view wherever the form is scrolled to.
    const layer = document.body.appendChild(document.createElement('div'));
    const picked = this._pickedFiles();
    const show = (progress) => render(h(Progress, { ...progress, onCancel: () => sending.abort(new Cancelled()) }), layer);
    try {
      if (this._pickedCount() > 0) {
        show({ size: 0, fraction: null });
      }
      const variables = toVariables(this._enteredValues(), await this._documents(picked, signal));
      const size = filesSize(variables);
      const body = await submissionBody(variables, signal);
      signal.throwIfAborted();
      this._isSent = size === 0;
      const onProgress = (fraction) => {
        this._isSent = size === 0 || fraction === 1;
        if (size > 0) {
          show({ size, fraction });
        }
      };
      return await upload(this._engine.url(`${this._resource}/submit-form`), body, { headers: this._engine.headers(), signal, onProgress });
    } finally {
      this._sending = null;
      this._isSent = false;
      this._place.form.inert = false;
      render(null, layer);
      layer.remove();
    }
  }

  /** @returns {Promise<Map<string, File|undefined>>} by variable, several files of one document packed into one */
  async _documents(picked, signal) {
    const documents = new Map();
    for (const [name, files] of picked) {
      documents.set(name, files.length > 1 ? await packed(files, this._titleOf(name), signal) : files[0]);
    }
    const violations = [...documents].filter(([, file]) => file)
      .map(([field, file]) => ({ field, message: problemOf(file, this._limits) }))
      .filter(({ message }) => message);
    if (violations.length > 0) {
      this._refuse(refusalOf({ body: { violations } }));
      throw new IncompleteForm();
    }
    return documents;
  }

  /** On the server if the task still is the person's and as it was opened; else nothing is to be kept of it. */
  async _saveAfterwards(values) {
    try {
      const task = this._target.taskId && await this._engine.get(this._engine.url(this._resource));
      if (task && ((task.assignee && task.assignee !== this._userId) || task.delegationState !== this._task.delegationState)) {
        this._draft.forget();
        return undefined;
      }
    } catch (failure) {
      if (failure.status === 404 || failure.status === 403) {
        this._draft.forget();
        return undefined;
      }
      return { savedAt: this._draft.keep(values), local: true };
    }
    return this._draft.save(values);
  }

  _snapshot() {
    return JSON.stringify(this._enteredValues());
  }

  _noteChange() {
    this._events.onChange();
    if (this._noted) {
      this._showNote();
    }
  }

  _showNote() {
    render(h(SaveNote, { state: this._noted, changed: this.isUnsaved }), this._note);
  }

  _titleOf(name) {
    const { label = name } = allComponents(this._schema).find(({ type, key }) => type === 'filepicker' && key === name);
    return this._viewer.get('templating').evaluate(label, this._viewer._getState().data);
  }

  _pickedCount() {
    return [...this._pickedFiles().values()].flat().length;
  }

  _showRestored(draft, failure, kept) {
    const files = [...kept.values()].flat().length;
    if (draft || files > 0) {
      this._showDraft({ kind: 'restored', savedAt: draft?.savedAt, local: draft?.local, files });
      this._moveToServer(draft);
    } else if (failure && (failure.status === 0 || failure.status >= 500)) {
      this._showDraft({ kind: 'unreadable' });
    }
  }

  _showOutdated(draft) {
    this._showDraft({ kind: 'outdated', savedAt: draft.savedAt, local: true }, async () => {
      await this._viewer.importSchema(this._shown, { ...this._data, ...draft.values });
      this._showRestored(draft, null, new Map());
    });
  }

  /** What only this browser has; other people may use it too. */
  async _moveToServer(draft) {
    if (draft?.local && !this._readOnly) {
      await this._draft.save(draft.values);
    }
  }

  _showDraft(state, onRestore) {
    const onDiscard = async () => {
      try {
        await this._draft.discard();
        this._events.onReset();
      } catch (failure) {
        this._refuse(refusalOf(failure));
      }
    };
    // A new element each time: a question that stands open is not one about the new state.
    render(h(DraftBar, { key: Date.now(), state, onDiscard, onRestore }), this._place.draft);
  }

  /** Tasklist has a button for the draft of a task, but none in the dialog that starts a process. */
  _showSaveButton() {
    if (!this._target.taskId) {
      render(h('button', { type: 'button', class: 'btn btn-default itp-save', onClick: () => this._events.onSave() }, '保存草稿'),
        this._place.save);
    }
  }

  /** The server removes the draft of a completed task itself, but not of one that goes back to whoever delegated it. */
  async _forgetDraft() {
    if (this._target.taskId && this._task.delegationState !== 'PENDING') {
      this._draft.forget();
      return;
    }
    try {
      await this._draft.discard();
    } catch {
      // it is offered once more the next time, which is better than a message about a form that is gone
    }
  }

  _showBanners(card) {
    if (card) {
      const isAssignee = this._task.assignee === this._userId;
      const contentUrl = (projectCode, id) => new ProjectSource(this._engine, projectCode).contentUrl(id);
      render(h(Banners, { card, isAssignee, contentUrl }), this._place.banners);
    }
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
    this._validating = true;
    try {
      const { errors } = this._viewer.submit();
      return this._shownFields().filter(({ id, indexes }) =>
        Object.values(indexes ?? {}).reduce((found, index) => found?.[index], errors[id])?.length > 0);
    } finally {
      this._validating = false;
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
    render(refusal && h(RefusalMessage, { refusal, onSelect: (field) => this._focusPath(pathOf(field)) }), this._place.refusal);
    this._place.refusal.firstElementChild?.scrollIntoView({ block: 'nearest' });
  }

  /** Says why the form was not accepted, at its fields as well. */
  _refuse(refusal) {
    this._showRefusal(refusal);
    this._markFields(refusal.details);
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
    const field = this._place.form.querySelector(`#${domId}, [id^="${domId}-"]`)?.closest('.fjs-form-field');
    field?.scrollIntoView({ block: 'center' });
    // A file field's own input is hidden behind its button.
    field?.querySelector('input:not([type="file"], .fjs-select-hidden-input), textarea, button')?.focus({ preventScroll: true });
  }

  async _showRule(task) {
    const rule = this._target.taskId ? task.description : await this._ruleOfStart();
    if (rule && this._root.isConnected) {
      render(h(Rule, { text: rule }), this._place.rule);
    }
  }

  async _ruleOfStart() {
    const definition = await this._getIfPossible(this._engine.url(`${this._resource}/xml`));
    return definition && ruleOfStart(definition.bpmn20Xml);
  }

  async _showDocuments(project) {
    if (!project) {
      return;
    }
    const source = new ProjectSource(this._engine, project);
    const versions = await this._getIfPossible(source.documentsUrl);
    if (versions?.length > 0 && this._root.isConnected) {
      render(h(ProjectDocuments, { source, versions }), this._place.documents);
    }
  }
}

/** Enter in a field ends the input of its value, not the step: some browsers submit a form with one field. */
function stayOnEnter(event) {
  if (event.key === 'Enter' && event.target.matches('input')) {
    event.preventDefault();
  }
}
