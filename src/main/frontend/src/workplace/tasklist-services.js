// Services of Tasklist that its plugin mechanism does not hand out, and what the whole page has to know.
import { inWords, isMissing } from './engine-words.js';
import { listOfTask, taskAddress, visited } from './list-address.js';
import { openTask } from './route.js';
import { Sorting } from './sorting.js';

const services = {};
let offers = 0;

/** How long (ms) it is told what has happened, and how long something can be done about it. */
const TOLD = 6000;
const OFFERED = 20_000;

/** Moments (ms) after a change at which the list is read again: the next task may come from an asynchronous job. */
const REREADS = [400, 1500, 3500, 7000];

/** Has Tasklist hand its services over as soon as they exist. */
export function captureServices(module) {
  module.run(['$rootScope', '$location', 'Notifications', ($rootScope, $location, Notifications) => {
    Object.assign(services, { $rootScope, $location, Notifications });
    const addError = Notifications.addError.bind(Notifications);
    Notifications.addError = (error) => {
      if (error.scope?.taskState && !error.scope.task && isMissing(error.message)) {
        return; // said in the task's own place
      }
      error.message = inWords(error.message); // in place: its sender takes the very same object away later
      addError(error);
    };
    const sorting = new Sorting(window.localStorage);
    // Before anything reads the address: who finds no order there puts Tasklist's own in, who finds no filter the first one.
    $rootScope.$on('$locationChangeStart', () => {
      const [path, search] = [$location.path(), $location.search()];
      const missing = { ...sorting.missingAt(path, search), ...listOfTask(path, search) };
      if (Object.keys(missing).length > 0) {
        $location.search({ ...search, ...missing }).replace();
      }
    });
    $rootScope.$watch(() => $location.url(), (url) => {
      visited(`#${url}`);
      document.body.classList.toggle('itp-task-open', openTask(url) !== undefined);
    });
  }]);
}

/** The task that Tasklist's address names. */
export function addressedTask() {
  return openTask(services.$location.url());
}

/**
 * Tells the person what has happened.
 *
 * @param {string} title
 * @param {string} [message]
 */
export function notify(title, message) {
  const { $rootScope, Notifications } = services;
  $rootScope.$applyAsync(() => Notifications.addMessage({ status: title, message, duration: TOLD, exclusive: true }));
}

/**
 * Tells the person what has happened, with something to do about it.
 *
 * @param {string} title
 * @param {string} message
 * @param {{ label: string, run: () => void }} [action]
 */
export function offer(title, message, action) {
  const { $rootScope, Notifications } = services;
  const text = document.createElement('span');
  text.textContent = message;
  const notification = { status: title, unsafe: true, duration: action ? OFFERED : TOLD };
  if (action) {
    offers += 1;
    const button = document.createElement('button');
    Object.assign(button, { id: `itp-offer-${offers}`, type: 'button', className: 'btn btn-link itp-offer', textContent: action.label });
    text.append(' ', button);
    // Notifications take nothing but text, so the page waits for the click.
    const onClick = ({ target }) => {
      if (target.id === button.id) {
        $rootScope.$applyAsync(() => Notifications.clear(notification));
        action.run();
      }
    };
    document.addEventListener('click', onClick);
    setTimeout(() => document.removeEventListener('click', onClick), OFFERED + 1000);
  }
  notification.message = text.outerHTML;
  $rootScope.$applyAsync(() => Notifications.addMessage(notification));
}

/** What the list of tasks shows is held in a data object of its page; the page gives it here while it is open. */
export function holdTaskList(tasklistData) {
  services.tasklistData = tasklistData;
}

/** Reads the list of tasks again, now and a few times in the next seconds, and tells pages that show work. */
export function refreshTasks() {
  const { $rootScope } = services;
  const readList = () => $rootScope.$applyAsync(() => services.tasklistData?.changed('taskList'));
  const tellPages = () => $rootScope.$applyAsync(() => $rootScope.$broadcast('itp.changed'));
  readList();
  tellPages();
  REREADS.forEach((pause) => setTimeout(readList, pause));
  setTimeout(tellPages, REREADS.at(-1));
}

/** Opens a task beside the list as the person left it: with another filter, Tasklist would close the task at once. */
export function showTask(taskId) {
  const { $rootScope, $location } = services;
  $rootScope.$applyAsync(() => $location.url(taskAddress(taskId)));
}

/** Takes the task that is open from the screen, where it is explained then why it cannot be worked on any more. */
export function explainTask() {
  const { $rootScope } = services;
  $rootScope.$applyAsync(() => services.tasklistData?.set('taskId', { taskId: null }));
  refreshTasks();
}

/** Leaves the task that is open; filter and page of the list stay. */
export function closeTask() {
  const { $rootScope, $location } = services;
  $rootScope.$applyAsync(() => {
    const { task, detailsTab, ...others } = $location.search();
    $location.search(others);
  });
}
