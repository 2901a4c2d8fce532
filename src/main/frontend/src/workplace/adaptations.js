// What Tasklist itself offers and business users cannot use, or would misread, is taken away or put in their words.
import { contextPath, csrfCookie, Engine } from '../engine.js';
import { fullName } from '../names.js';
import { tellCompletion } from './actions/withdraw.js';
import { placeBackToList } from './back-to-list.jsx';
import { serverInWords } from './engine-words.js';
import { countFilters } from './filter-badges.js';
import { nameColumns, nameSorting } from './labels.js';
import { registerMissingTask } from './missing-task.jsx';
import taskMeta from './task-meta.html';
import { registerTaskSummary } from './task-summary.jsx';
import { replaceSearch } from './tasklist-search.js';
import { captureServices, refreshTasks } from './tasklist-services.js';

// Replaced by 办理记录 and 批注. The search of tasks is replaced by a simple one.
const REPLACED_VIEWS = new Set(['task-detail-history', 'task-action-comment', 'task-search']);
const CARETAKERS = ['operations', 'camunda-admin'];

/** @param {object} angular before Tasklist is started */
export function adaptTasklist(angular) {
  const engine = new Engine(null, contextPath(), csrfCookie());
  const module = angular.module('cam.tasklist.custom');
  replaceSearch(module);
  captureServices(module);
  registerTaskSummary(module, engine);
  registerMissingTask(module);

  module.config(['$provide', ($provide) => {
    $provide.decorator('Views', ['$delegate', (views) => {
      const getProviders = views.getProviders.bind(views);
      views.getProviders = (query) => getProviders(query).filter(({ id }) => !REPLACED_VIEWS.has(id));
      return views;
    }]);

    // A form that was half filled in is not to vanish with a key or a click beside it.
    $provide.decorator('$uibModal', ['$delegate', (modal) => {
      const open = modal.open.bind(modal);
      modal.open = (options) => open(options.controller === 'camProcessStartModalCtrl'
        ? { ...options, keyboard: false, backdrop: 'static', windowClass: 'itp-start' }
        : options);
      return modal;
    }]);

    // Called by Tasklist after a start and after a completion; then the address still names the task.
    $provide.decorator('assignNotification', ['$delegate', '$location', (notifyOfTasks, $location) => (query) => {
      refreshTasks();
      const { task } = $location.search();
      if (task) {
        tellCompletion(engine, task);
      }
      return notifyOfTasks(query);
    }]);

    $provide.decorator('camAPIHttpClient', ['$delegate', withServerWords]);

    $provide.decorator('camTasklistFiltersDirective', ['$delegate', (directives) => countFilters(directives, engine)]);

    $provide.decorator('camSortingChoicesDirective', ['$delegate', nameSorting]);

    $provide.decorator('camTasklistTaskDirective', ['$delegate', (directives) => {
      const [directive] = directives;
      directive.template = directive.template.replace('<div class="no-task well">', '<div itp-missing-task></div>$&');
      return directives;
    }]);

    $provide.decorator('camTasklistTaskMetaDirective', ['$delegate', (directives) => {
      const [directive] = directives;
      const stock = directive.template.replace('{{ assignee.firstName }} {{ assignee.lastName }}', '{{ assignee | itpName }}');
      directive.template = `<div ng-if="$root.itpCaretaker">${stock}</div><div ng-if="!$root.itpCaretaker">${taskMeta}</div>`;
      return directives;
    }]);
  }]);

  module.filter('itpName', () => (user) => user && (fullName(user.firstName, user.lastName) || user.id));

  module.run(['$rootScope', ($rootScope) => {
    placeBackToList();
    $rootScope.$on('$viewContentLoaded', nameColumns);
    const recognise = async (authentication) => {
      let roles = [];
      if (authentication) {
        try {
          ({ roles } = await engine.get(engine.ownUrl('organization/me')));
        } catch {
          // Without an answer the person is shown what everybody sees.
        }
      }
      $rootScope.$applyAsync(() => {
        $rootScope.itpCaretaker = roles.some(({ value }) => CARETAKERS.includes(value)) || Boolean(authentication?.canAccess?.('admin'));
        document.body.classList.toggle('itp-caretaker', $rootScope.itpCaretaker);
      });
    };
    $rootScope.$watch('authentication', recognise);
  }]);
}

/** Tasklist tells a failure where it happens, in the words its client has for it. */
function withServerWords(Client) {
  for (const method of ['get', 'post', 'put', 'del']) {
    const send = Client.prototype[method];
    Client.prototype[method] = function (path, { done, ...options }) {
      return send.call(this, path, {
        ...options,
        done(failure, ...result) {
          if (failure) {
            failure.message = serverInWords(failure.message); // in place: the promise is rejected with the very same object
          }
          done?.(failure, ...result);
        },
      });
    };
  }
  return Client;
}
