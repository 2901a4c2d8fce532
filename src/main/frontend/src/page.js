// Loaded by all four web applications before they start: what their configuration has no setting for.
import branding from './branding.json' with { type: 'json' };
import { translateCockpit } from './cockpit.js';
import { FALLBACK, languageOf } from './config.js';
import { fullName, joinNames, reordered } from './names.js';

// Those two only show people's names, the other ones edit them.
const SHOWS_NAMES = ['tasklist', 'cockpit'];

const language = languageOf(navigator);
const { vendor, apps } = branding[language];
const app = document.querySelector('base').getAttribute('app-name');

// Browsers choose Chinese fonts, and screen readers their voice, by it.
document.documentElement.lang = language === 'zh' ? 'zh-CN' : language;
document.documentElement.style.setProperty('--itp-vendor', JSON.stringify(vendor));

const commons = window.angular.module('cam.commons');

commons.filter('itpReordered', () => reordered);
commons.filter('itpAppName', () => (name) => apps[name]);

commons.config(['$provide', '$httpProvider', ($provide, $httpProvider) => {
  $provide.decorator('camWidgetHeaderDirective', ['$delegate', ($delegate) => {
    const [header] = $delegate;
    // The header names the applications in English, whatever the language.
    header.template = header.template
      .replace('{{ app.label }}', '{{ appName | itpAppName }}')
      .replace('(userName || authentication.name)', '(userName || authentication.name) | itpReordered');
    return $delegate;
  }]);

  if (language !== FALLBACK) {
    $httpProvider.interceptors.push(() => ({ response: withoutFallbackDates }));
  }

  if (SHOWS_NAMES.includes(app)) {
    $provide.decorator('camAPIHttpClient', ['$delegate', withFullNames]);
  }
}]);

if (app === 'cockpit' && language === 'zh') {
  translateCockpit(window.angular);
}

// Welcome's own heading.
commons.directive('userProfileName', () => ({
  restrict: 'C',
  link(scope, [element]) {
    scope.$watch(
      () => scope.user && fullName(scope.user.firstName, scope.user.lastName),
      (name) => name && (element.textContent = name)
    );
  },
}));

/** The texts that stand in for missing ones come with names of months: dates would be written in the language that arrives last. */
function withoutFallbackDates(response) {
  if (response.config.url.endsWith(`/locales/${FALLBACK}.json`)) {
    delete response.data.dateLocales;
  }
  return response;
}

function withFullNames(Client) {
  for (const method of ['get', 'post']) {
    const send = Client.prototype[method];
    Client.prototype[method] = function (path, { done, ...options }) {
      return send.call(this, path, { ...options, done: (failure, result) => done?.(failure, joinNames(result)) }).then(joinNames);
    };
  }
  return Client;
}
