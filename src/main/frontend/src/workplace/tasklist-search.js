import { KnownAddress } from './known-address.js';

/**
 * Puts another implementation of Tasklist's service `search` in its place. With the original one, a change that Tasklist makes to the
 * address itself (the filter, a parameter it has done with) keeps the whole next change from being noticed: the address of a task that
 * came at the same moment, and the task stayed closed.
 */
export function replaceSearch(module) {
  module.factory('search', ['$location', '$rootScope', ($location, $rootScope) => {
    const known = new KnownAddress($location.url());

    $rootScope.$on('$routeChangeSuccess', () => known.learn($location.url())); // the new page reads the address as it is
    $rootScope.$on('$routeUpdate', (event, route) => {
      if (known.isNews($location.url())) {
        known.learn($location.url());
        $rootScope.$broadcast('$routeChanged', route);
      }
    });

    const search = (...parameters) => $location.search(...parameters);
    search.updateSilently = (parameters, replace) => {
      const before = $location.url();
      Object.entries(parameters).forEach(([name, value]) => $location.search(name, value));
      known.changed(before, $location.url());
      if (replace) {
        $location.replace();
      }
    };
    return search;
  }]);
}
