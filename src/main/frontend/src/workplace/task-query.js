/**
 * What Tasklist adds to the query of the current filter for a text a person typed.
 *
 * @param {string} text
 * @returns {object} for Tasklist's `searchQuery`
 */
export function searchQuery(text) {
  const wanted = text.trim();
  if (!wanted) {
    return { processVariables: [], taskVariables: [], caseInstanceVariables: [] };
  }
  const pattern = `%${wanted}%`;
  return {
    orQueries: [{
      nameLike: pattern,
      processInstanceBusinessKeyLike: pattern,
      processVariables: [{ name: 'projectName', operator: 'like', value: pattern }],
    }],
  };
}
