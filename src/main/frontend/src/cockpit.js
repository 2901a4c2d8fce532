// What Cockpit's pages write in English whatever the language: they have no key for it.
const WORDS = { State: '状态', Actions: '操作', 'Message is null.': '没有信息' };

const DIRECTIVES = {
  'cam.commons': ['camWidgetVariablesTable'],
  'cam.cockpit.directives': ['sortableTableHead', 'incidentsTab'],
};

export function translateCockpit(angular) {
  angular.module('cam.commons')
    .filter('itpWord', () => (text) => WORDS[text] ?? text)
    .config(['$provide', ($provide) => {
      // 2026-11-21T14:30:05 otherwise, whatever the configuration says.
      $provide.decorator('camDateFormat', ['$delegate', (format) => (name = 'normal') => (name === 'normal' ? 'LL HH:mm:ss' : format(name))]);
    }]);

  for (const [module, directives] of Object.entries(DIRECTIVES)) {
    angular.module(module).config(['$provide', ($provide) => {
      for (const directive of directives) {
        $provide.decorator(`${directive}Directive`, ['$delegate', ($delegate) => {
          for (const definition of $delegate) {
            definition.template = translatedTemplate(definition.template);
          }
          return $delegate;
        }]);
      }
    }]);
  }
}

/** A page's template with its English words in Chinese, and the headings that scripts give it. */
export function translatedTemplate(template) {
  return Object.entries(WORDS)
    .reduce((text, [english, chinese]) => text.replaceAll(new RegExp(`(>\\s*)${english}(\\s*<)`, 'g'), `$1${chinese}$2`), template)
    .replaceAll('{{column.content}}', '{{column.content | itpWord}}');
}
