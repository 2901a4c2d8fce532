import { RequestFailure } from './engine.js';

/**
 * Has Tasklist ask for the password again when the session is over; what is typed in the page stays.
 *
 * @param {object} scope any scope of Tasklist
 * @param {Error} failure
 */
export function requireLogin(scope, failure) {
  if (failure instanceof RequestFailure && failure.status === 401) {
    scope.$root.$broadcast('authentication.changed', null);
    scope.$root.authentication = null;
    scope.$root.$broadcast('authentication.login.required');
  }
}
