// Services of Tasklist that its plugin mechanism does not hand out, and what the whole page has to know.
import { inWords } from './engine-words.js';
import { visited } from './list-address.js';
import { openTask } from './route.js';

const services = {};

/** Moments (ms) after a change at which the list is read again: the next task may come from an asynchronous job. */
const REREADS = [400, 1500, 3500, 7000];

/** Has Tasklist hand its services over as soon as they exist. */
export function captureServices(module) {
  module.run(['$rootScope', '$location', 'Notifications', ($rootScope, $location, Notifications) => {
    Object.assign(services, { $rootScope, $location, Notifications });
    const addError = Notifications.addError.bind(Notifications);
    Notifications.addError = (error) => {
      error.message = inWords(error.message); // in place: its sender takes the very same object away later
      addError(error);
    };
    $rootScope.$watch(() => $location.url(), (url) => {
      visited(`#${url}`);
      document.body.classList.toggle('itp-task-open', openTask(url) !== undefined);
    });
  }]);
}

/**
 * Tells the person what has happened.
 *
 * @param {string} title
 * @param {string} [message]
 */
export function notify(title, message) {
  const { $rootScope, Notifications } = services;
  $rootScope.$applyAsync(() => Notifications.addMessage({ status: title, message, duration: 6000, exclusive: true }));
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

/** Goes to a place of Tasklist, `/?task=…` for example. */
export function goTo(url) {
  const { $rootScope, $location } = services;
  $rootScope.$applyAsync(() => $location.url(url));
}

/** Leaves the task that is open; filter and page of the list stay. */
export function closeTask() {
  const { $rootScope, $location } = services;
  $rootScope.$applyAsync(() => {
    const { task, detailsTab, ...others } = $location.search();
    $location.search(others);
  });
}
